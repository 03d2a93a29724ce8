package dev.overlaylab.site.page;

import dev.overlaylab.checkers.catalogue.CheckCatalogue;
import dev.overlaylab.checkers.catalogue.kind.Parameter;
import dev.overlaylab.checkers.check.Reason;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.site.lesson.LabLesson;
import dev.overlaylab.site.lesson.Lessons;
import dev.overlaylab.site.lesson.Markdown;
import dev.overlaylab.site.manual.AssertionClass;
import dev.overlaylab.site.manual.Assertions;
import dev.overlaylab.site.manual.Manual;
import dev.overlaylab.site.manual.SchemaPart;
import dev.overlaylab.site.manual.SchemaReader;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** References, made from the program itself: commands, formats, checks, reasons. */
final class ReferenceSection implements Section {
    private static final String NAME = "reference";
    private final Manual manual;
    private final List<SchemaPage> schemas;
    private final List<ClassEntry> classes =
            Assertions.ofProduct().stream().map(ClassEntry::of).toList();

    ReferenceSection(Manual manual) {
        this.manual = manual;
        this.schemas = manual.schemas().stream()
                .map(it -> new SchemaPage(it.name(), SchemaReader.read(it)))
                .toList();
    }

    /** A class of assertions; what is said about it is HTML. */
    public record ClassEntry(String name, String says, List<MethodEntry> methods) {
        static ClassEntry of(AssertionClass source) {
            var methods = source.methods().stream()
                    .map(it -> new MethodEntry(
                            source.name() + "." + it.name(), it.signature(), Markdown.html(it.says()), it.examples()))
                    .toList();
            return new ClassEntry(source.name(), Markdown.html(source.says()), methods);
        }
    }

    /** An assertion. */
    public record MethodEntry(String name, String signature, String says, List<AssertionClass.Example> examples) {}

    /** A schema and the objects it describes. */
    public record SchemaPage(String name, List<SchemaPart> parts) {}

    /**
     * A type of checks.
     *
     * @param says its title, with the parameters' names where their values will stand
     * @param labs those that use it
     */
    public record CheckType(String name, String says, List<ParameterEntry> parameters, List<LabLesson> labs) {}

    /**
     * A parameter of a type of checks.
     *
     * @param form what may be written
     * @param required whether it must not be left out
     * @param otherwise what it is when it is left out; may be empty
     * @param like the other parameter that has the same value then; may be empty
     */
    public record ParameterEntry(
            String name, String form, boolean required, String otherwise, String like, String meaning) {}

    /** A reason, what it says, and what to do about it. */
    public record ReasonEntry(String code, String says, String next) {}

    @Override
    public List<Page> pages(Edition edition) {
        return List.of(
                edition.page("reference/index.html", "reference", NAME, Map.of()),
                edition.page(
                        "reference/cli.html",
                        "cli",
                        NAME,
                        Map.of("commands", manual.commands().getOrDefault(edition.language(), List.of()))),
                edition.page("reference/formats.html", "formats", NAME, Map.of("schemas", schemas)),
                edition.page("reference/checks.html", "checks", NAME, Map.of("types", types(edition))),
                edition.page("reference/assertions.html", "assertions", NAME, Map.of("classes", classes)),
                edition.page("reference/reasons.html", "reasons", NAME, Map.of("reasons", reasons(edition))));
    }

    private static List<CheckType> types(Edition edition) {
        return CheckCatalogue.types().stream()
                .map(it -> new CheckType(
                        it,
                        edition.catalogue().say(edition.language(), Text.of("check." + it)),
                        CheckCatalogue.described(it).stream()
                                .map(parameter -> entry(edition, it, parameter))
                                .toList(),
                        using(edition, it)))
                .toList();
    }

    private static ParameterEntry entry(Edition edition, String type, Parameter parameter) {
        var otherwise = parameter.otherwise().orElse("");
        var like = CheckCatalogue.parameters(type).stream()
                .filter(it -> it.toUpperCase(Locale.ROOT).equals(otherwise))
                .findFirst()
                .orElse("");
        return new ParameterEntry(
                parameter.name(),
                parameter.form(),
                parameter.otherwise().isEmpty(),
                otherwise,
                like,
                meaning(edition, type, parameter.name()));
    }

    /** What it means for this type, or else for all. */
    private static String meaning(Edition edition, String type, String parameter) {
        var general = "parameter." + parameter;
        var own = general + "." + type;
        return edition.catalogue()
                .say(edition.language(), Text.of(edition.catalogue().knows(edition.language(), own) ? own : general));
    }

    private static List<LabLesson> using(Edition edition, String type) {
        return edition.labs().stream()
                .filter(lab -> lab.steps().stream()
                        .anyMatch(step ->
                                step.checks().stream().anyMatch(it -> it.type().equals(type))))
                .toList();
    }

    private static List<ReasonEntry> reasons(Edition edition) {
        return Arrays.stream(Reason.values())
                .map(Reason::code)
                .sorted()
                .map(it -> new ReasonEntry(
                        it,
                        Lessons.reason(edition.catalogue(), edition.language(), it),
                        Lessons.reason(edition.catalogue(), edition.language(), it + ".next")))
                .toList();
    }
}
