package dev.overlaylab.labs.lab;

import dev.overlaylab.checkers.catalogue.CheckCatalogue;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.i18n.Problem;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;

/** The labs there are. Whatever is wrong with one is a {@link Problem} with file, line and column. */
public final class LabLibrary {
    private final LabSource source;
    private final CheckMaker checkMaker;

    LabLibrary(LabSource source, CheckMaker checkMaker) {
        this.source = source;
        this.checkMaker = checkMaker;
    }

    /** The labs that come with the product. */
    public static LabLibrary shipped() {
        return new LabLibrary(new JarLabs(), CheckCatalogue::make);
    }

    /** The labs in somebody's own directory, each a folder with a {@code lab.yaml}. */
    public static LabLibrary in(Path directory) {
        return new LabLibrary(new DirectoryLabs(directory), CheckCatalogue::make);
    }

    /** The IDs of all labs, sorted. */
    public List<String> ids() {
        return source.ids();
    }

    /** Reads and validates a lab. */
    public Lab load(String id) {
        if (!ids().contains(id)) {
            throw Problem.of("problem.lab.unknown", "id", id, "valid", String.join(", ", ids()));
        }
        var file = LabFile.read(id, source.read(id, "lab.yaml"));
        var title = new EnumMap<Language, String>(Language.class);
        var summary = new EnumMap<Language, String>(Language.class);
        LabTexts.read(source, id, "").forEach((language, text) -> {
            title.put(language, text.title());
            summary.put(language, new Prose(List.of()).body(text));
        });
        var maker = new StepMaker(checkMaker);
        var steps = file.steps().stream().map(step -> step(maker, id, step)).toList();
        return new Lab(id, title, summary, file.engines(), file.machines(), steps);
    }

    private Step step(StepMaker maker, String lab, String step) {
        var path = step + "/step.yaml";
        return maker.make(
                step, StepFile.read(lab + "/" + path, source.read(lab, path)), LabTexts.read(source, lab, step + "/"));
    }
}
