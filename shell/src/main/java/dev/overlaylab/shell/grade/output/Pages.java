package dev.overlaylab.shell.grade.output;

import dev.overlaylab.checkers.check.Verdict.Outcome;
import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.i18n.Printable;
import dev.overlaylab.i18n.Text;
import freemarker.cache.ClassTemplateLoader;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Fills the page templates. All that is put into one is escaped by the template's kind ({@code .ftlh}); nothing is handed over
 * as markup, because most of it is a host's words.
 */
final class Pages {
    private final Configuration configuration;
    private final Catalogue catalogue;

    Pages(Catalogue catalogue) {
        this.catalogue = catalogue;
        configuration = new Configuration(Configuration.VERSION_2_3_34);
        configuration.setTemplateLoader(new ClassTemplateLoader(Pages.class, ""));
        configuration.setDefaultEncoding("UTF-8");
        configuration.setURLEscapingCharset("UTF-8");
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        configuration.setWrapUncheckedExceptions(true);
        configuration.setFallbackOnNullLoopVariable(false);
        configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        configuration.setNumberFormat("computer");
        configuration.setLocalizedLookup(false);
    }

    void fill(String template, Map<String, Object> model, OutputStream out) throws IOException {
        try {
            var text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            configuration.getTemplate(template).process(model, text);
            text.flush();
        } catch (TemplateException e) {
            throw new IllegalStateException(template, e);
        }
    }

    /** Words of ours, and others made visible where they are none. */
    String say(Language language, Text text) {
        return Printable.of(catalogue.say(language, text));
    }

    String say(Language language, String key, Object... namesAndValues) {
        return say(language, Text.of(key, namesAndValues));
    }

    static String sign(Outcome outcome) {
        return switch (outcome) {
            case PASS -> "✔";
            case FAIL -> "✘";
            case CANNOT_CHECK -> "?";
        };
    }
}
