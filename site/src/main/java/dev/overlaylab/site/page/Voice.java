package dev.overlaylab.site.page;

import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.i18n.Text;
import freemarker.template.SimpleScalar;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateNumberModel;
import java.util.ArrayList;
import java.util.List;

/** Says messages of the catalogue in templates: {@code t("lab.minutes", "count", 15)} says {@code site.lab.minutes}. */
final class Voice implements TemplateMethodModelEx {
    private final Catalogue catalogue;
    private final Language language;

    Voice(Catalogue catalogue, Language language) {
        this.catalogue = catalogue;
        this.language = language;
    }

    String say(String key, Object... namesAndValues) {
        return catalogue.say(language, Text.of("site." + key, namesAndValues));
    }

    @Override
    public Object exec(@SuppressWarnings("rawtypes") List arguments) throws TemplateModelException {
        var values = new ArrayList<Object>();
        for (var argument : arguments.subList(1, arguments.size())) {
            values.add(argument instanceof TemplateNumberModel number ? number.getAsNumber() : argument.toString());
        }
        return new SimpleScalar(say(arguments.get(0).toString(), values.toArray()));
    }
}
