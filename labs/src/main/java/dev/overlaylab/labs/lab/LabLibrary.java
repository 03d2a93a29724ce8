package dev.overlaylab.labs.lab;

import dev.overlaylab.checkers.catalogue.CheckCatalogue;
import dev.overlaylab.i18n.Glossary;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.i18n.Problem;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

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

    /** The same labs, each file of them read once: for whoever makes a lab with many seeds. */
    public LabLibrary remembering() {
        return new LabLibrary(new RememberedLabs(source), checkMaker);
    }

    /** The same labs; {@code reader} hears of every file that is read, with its path below the labs. */
    public LabLibrary heardBy(BiConsumer<String, byte[]> reader) {
        var whole = source;
        return new LabLibrary(
                new LabSource() {
                    @Override
                    public List<String> ids() {
                        return whole.ids();
                    }

                    @Override
                    public byte[] read(String id, String path) {
                        var bytes = whole.read(id, path);
                        reader.accept(id + "/" + path, bytes);
                        return bytes;
                    }
                },
                checkMaker);
    }

    /** The IDs of all labs: those that come with the product in the order in which they are best done, others sorted. */
    public List<String> ids() {
        return source.ids();
    }

    /** Reads and validates a lab as it is documented. */
    public Lab load(String id) {
        return load(id, Seed.NONE);
    }

    /** Reads and validates a lab with what a seed gives for its parameters. */
    public Lab load(String id, Seed seed) {
        var file = labFile(id, seed);
        var cover = cover(file);
        var maker = new StepMaker(checkMaker, file.parameters());
        var steps = file.steps().stream()
                .map(it -> step(maker, file.parameters(), id, it))
                .toList();
        file.parameters().requireUse();
        return new Lab(
                id,
                cover.title(),
                cover.summary(),
                cover.engines(),
                cover.needs(),
                cover.minutes(),
                cover.machines(),
                steps,
                new Lab.Variant(seed, file.parameters().values()));
    }

    /** Reads what one chooses a lab by, which takes a fraction of the time. */
    public LabCover cover(String id) {
        return cover(labFile(id, Seed.NONE));
    }

    private LabFile labFile(String id, Seed seed) {
        if (!ids().contains(id)) {
            throw Problem.of("problem.lab.unknown", "id", id, "valid", String.join(", ", ids()));
        }
        return LabFile.read(id, source.read(id, "lab.yaml"), seed);
    }

    private LabCover cover(LabFile file) {
        var prose = new Prose(List.of(), file.parameters());
        var title = new EnumMap<Language, String>(Language.class);
        var summary = new EnumMap<Language, String>(Language.class);
        source.texts(file.id(), "").forEach((language, text) -> {
            title.put(language, prose.title(text));
            summary.put(language, prose.body(text));
        });
        var steps = file.steps().stream().map(LabFile.StepName::id).toList();
        return new LabCover(
                file.id(), title, summary, file.engines(), file.needs(), file.minutes(), file.machines(), steps);
    }

    /** What is not the same in all languages of a lab that can be read, or left over from another one. */
    public List<Problem> proofread(String id) {
        var integrity = new Integrity(Glossary.ofProduct());
        integrity.compare(LabTexts.read(source, id, ""));
        LabFile.read(id, source.read(id, "lab.yaml"), Seed.NONE)
                .ownSteps()
                .forEach(step -> integrity.compare(LabTexts.read(source, id, step + "/")));
        return integrity.problems();
    }

    /** Another file of a lab's folder, if it is there. */
    public Optional<byte[]> file(String id, String path) {
        try {
            return Optional.of(source.read(id, path));
        } catch (Problem e) {
            if (e.text().key().equals("problem.lab.file-missing")) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Step step(StepMaker maker, Parameters parameters, String lab, LabFile.StepName step) {
        if (!step.lab().equals(lab)) {
            requireOwner(step);
        }
        var path = step.id() + "/step.yaml";
        return maker.make(
                step.id(),
                StepFile.read(step.lab() + "/" + path, source.yaml(step.lab(), path), parameters),
                source.texts(step.lab(), step.id() + "/"));
    }

    /** A step of another lab must be that lab's own. */
    private void requireOwner(LabFile.StepName step) {
        var named = step.lab() + "/" + step.id();
        if (!ids().contains(step.lab())) {
            throw step.place().problem("step-elsewhere", "id", named, "valid", String.join("/…, ", ids()) + "/…");
        }
        var valid = LabFile.read(step.lab(), source.read(step.lab(), "lab.yaml"), Seed.NONE)
                .ownSteps();
        if (!valid.contains(step.id())) {
            var names = valid.stream().map(it -> step.lab() + "/" + it).toList();
            throw step.place()
                    .problem("step-elsewhere", "id", named, "valid", names.isEmpty() ? "-" : String.join(", ", names));
        }
    }
}
