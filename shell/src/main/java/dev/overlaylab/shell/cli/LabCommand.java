package dev.overlaylab.shell.cli;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.lab.LabLibrary;
import dev.overlaylab.labs.lab.Skeleton;
import dev.overlaylab.labs.lab.Translations;
import dev.overlaylab.shell.report.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** For authors of labs: a lab to begin with, and what is wrong with one. */
@Command(name = "lab")
final class LabCommand implements Callable<Integer> {
    private static final String LAB_FILE = "lab.yaml";
    private final Invocation invocation;

    @Mixin
    CommonOptions common = new CommonOptions();

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    LabCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return ExitCode.USAGE;
    }

    @Command(name = "new")
    Integer create(
            @Mixin CommonOptions options,
            @Parameters(index = "0", paramLabel = "ID", descriptionKey = "lab-id") String id,
            @Parameters(index = "1", paramLabel = "DIR", arity = "0..1", defaultValue = ".", descriptionKey = "new-in")
                    String directory) {
        var written = WrongUsage.unless(() -> Skeleton.write(id, Path.of(directory)));
        var speaker = invocation.speaker();
        written.forEach(it -> speaker.streams().out().println(it));
        speaker.note("lab.written", "id", id, "directory", directory);
        return ExitCode.PASSED;
    }

    @Command(name = "validate")
    Integer validate(
            @Mixin CommonOptions options,
            @Parameters(paramLabel = "DIR", arity = "1..*", descriptionKey = "lab-folders") List<String> directories,
            @Option(names = "--json", descriptionKey = "json") boolean json) {
        var found = new ArrayList<Found>();
        for (var directory : directories) {
            WrongUsage.unless(() -> found.addAll(labs(Path.of(directory))));
        }
        var speaker = invocation.speaker();
        boolean valid = true;
        var data = new ArrayList<Map<String, @Nullable Object>>();
        for (var lab : found) {
            var problems = lab.problems();
            valid &= problems.isEmpty();
            if (json) {
                data.add(data(lab, problems));
            } else if (problems.isEmpty()) {
                speaker.answer(Text.of("lab.valid", "id", lab.id()));
            } else {
                speaker.answer(Text.of("lab.invalid", "id", lab.id(), "count", problems.size()));
                for (var problem : problems) {
                    speaker.answer(problem.text());
                    speaker.streams().out().println(speaker.catalogue().sayNext(speaker.language(), problem.text()));
                }
            }
        }
        if (json) {
            JsonPrinter.print(speaker, data);
        }
        return valid ? ExitCode.PASSED : ExitCode.FAILED;
    }

    @Command(name = "stamp")
    Integer stamp(
            @Mixin CommonOptions options,
            @Parameters(paramLabel = "DIR|FILE", arity = "1..*", descriptionKey = "stamped") List<Path> given)
            throws IOException {
        var speaker = invocation.speaker();
        var folders = new LinkedHashSet<Path>();
        for (var path : given) {
            var folder = WrongUsage.unless(() -> folderOfLabs(path));
            var translations = new Translations(folder);
            if (Files.isDirectory(path)) {
                translations.stampNew().forEach(it -> speaker.answer(Text.of("lab.stamped", "file", it)));
            } else if (translations.stampRead(path)) {
                speaker.answer(Text.of("lab.stamped", "file", path.toString()));
            } else {
                WrongUsage.unless(() -> {
                    throw Problem.of("problem.lab.no-translation", "file", path.toString());
                });
            }
            folders.add(folder);
        }
        boolean stale = false;
        for (var folder : folders) {
            for (var complaint : new Translations(folder).stale()) {
                stale = true;
                speaker.streams().out().println("✘ " + complaint);
            }
        }
        return stale ? ExitCode.FAILED : ExitCode.PASSED;
    }

    /** The folder of labs that a lab or one of its files is in; for texts that are not of a lab, their own folder. */
    private static Path folderOfLabs(Path given) {
        var path = given.toAbsolutePath().normalize();
        for (var at = path; at != null && at.getParent() != null; at = at.getParent()) {
            if (Files.exists(at.resolve(LAB_FILE))) {
                return at.getParent();
            }
        }
        var folder = Files.isRegularFile(path) ? path.getParent() : path;
        if (folder == null || !Files.isDirectory(folder)) {
            throw Problem.of("problem.lab.none", "directory", given.toString());
        }
        return folder;
    }

    /** The lab that a folder is, or those that are in it. */
    private static List<Found> labs(Path given) {
        var folder = given.toAbsolutePath().normalize();
        var parent = folder.getParent();
        if (Files.exists(folder.resolve(LAB_FILE)) && parent != null) {
            return List.of(new Found(LabLibrary.in(parent), String.valueOf(folder.getFileName())));
        }
        var library = LabLibrary.in(folder);
        var labs = library.ids().stream().map(it -> new Found(library, it)).toList();
        if (labs.isEmpty()) {
            throw Problem.of("problem.lab.none", "directory", given.toString());
        }
        return labs;
    }

    private Map<String, @Nullable Object> data(Found lab, List<Problem> problems) {
        var speaker = invocation.speaker();
        var data = new LinkedHashMap<String, @Nullable Object>();
        data.put("id", lab.id());
        data.put("valid", problems.isEmpty());
        data.put(
                "problems",
                problems.stream()
                        .map(it -> {
                            var one = new LinkedHashMap<String, @Nullable Object>();
                            one.put("key", it.text().key());
                            one.put("file", it.text().arguments().get("file"));
                            one.put("line", it.text().arguments().get("line"));
                            one.put("column", it.text().arguments().get("column"));
                            one.put("text", speaker.catalogue().say(speaker.language(), it.text()));
                            one.put("next", speaker.catalogue().sayNext(speaker.language(), it.text()));
                            return one;
                        })
                        .toList());
        return data;
    }

    private record Found(LabLibrary library, String id) {
        /** What keeps it from being read; else what is not well with its texts. */
        List<Problem> problems() {
            try {
                library.load(id);
                return library.proofread(id);
            } catch (Problem e) {
                return List.of(e);
            }
        }
    }
}
