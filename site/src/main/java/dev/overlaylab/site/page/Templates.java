package dev.overlaylab.site.page;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import freemarker.cache.ClassTemplateLoader;
import freemarker.cache.FileTemplateLoader;
import freemarker.cache.MultiTemplateLoader;
import freemarker.cache.TemplateLoader;
import freemarker.core.HTMLOutputFormat;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateModelException;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The templates, somebody's own before the product's. Whatever they print is escaped, unless we made it as HTML. */
final class Templates {
    private final Configuration configuration;

    Templates(Optional<Path> own) {
        configuration = new Configuration(Configuration.VERSION_2_3_34);
        configuration.setTemplateLoader(loader(own));
        configuration.setDefaultEncoding("UTF-8");
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        configuration.setWrapUncheckedExceptions(true);
        configuration.setFallbackOnNullLoopVariable(false);
        configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        configuration.setNumberFormat("computer");
        configuration.setLocalizedLookup(false);
    }

    /** Fills a template. A mistake in one is a problem that names the file and line. */
    String fill(String template, Map<String, Object> model) {
        var out = new StringWriter();
        try {
            configuration.getTemplate(template).process(model, out);
        } catch (IOException | TemplateException e) {
            throw new Problem(Text.of("problem.site.template", "file", template, "detail", detail(e)), e);
        }
        return out.toString();
    }

    /** HTML that we made: templates print it as it is. */
    static Object markup(String html) {
        try {
            return HTMLOutputFormat.INSTANCE.fromMarkup(html);
        } catch (TemplateModelException e) {
            throw new IllegalStateException(e);
        }
    }

    private static TemplateLoader loader(Optional<Path> own) {
        var products = new ClassTemplateLoader(Templates.class, "/dev/overlaylab/site/templates");
        if (own.isEmpty()) {
            return products;
        }
        var folder = own.get();
        try {
            var owners = new FileTemplateLoader(folder.toFile());
            return new MultiTemplateLoader(List.of(owners, products).toArray(TemplateLoader[]::new));
        } catch (IOException e) {
            throw new Problem(Text.of("problem.site.no-templates", "folder", folder.toString()), e);
        }
    }

    private static String detail(Exception e) {
        return String.valueOf(e.getMessage())
                .lines()
                .limit(4)
                .reduce((a, b) -> a + "\n" + b)
                .orElse("");
    }
}
