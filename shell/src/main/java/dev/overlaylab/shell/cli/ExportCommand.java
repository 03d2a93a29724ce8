package dev.overlaylab.shell.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.driver.MachineRecord;
import dev.overlaylab.shell.archive.LabArchive;
import dev.overlaylab.shell.journal.DurableFile;
import dev.overlaylab.shell.report.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes what a learner did in a lab to one file. */
@Command(name = "export")
final class ExportCommand implements Callable<Integer> {
    private static final String STANDARD_OUTPUT = "-";

    private final Invocation invocation;

    @Mixin
    CommonOptions common = new CommonOptions();

    @Mixin
    LabsOption labs = new LabsOption();

    @Parameters(index = "0", paramLabel = "LAB", descriptionKey = "lab", completionCandidates = Known.Labs.class)
    String labId = "";

    @Parameters(index = "1", paramLabel = "FILE|-", arity = "0..1", descriptionKey = "archive-out")
    String file = "";

    @Option(names = "--json", descriptionKey = "json")
    boolean json;

    ExportCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        var lab = WrongUsage.unless(() -> labs.library().load(labId));
        var wiring = invocation.wiring();
        var archive = LabArchive.of(lab.id(), wiring.home().lab(lab.id()));
        var written = write(archive, file.isEmpty() ? lab.id() + ".overlaylab.zip" : file);
        var machines = wiring.driversIn(lab.id()).stream()
                .flatMap(it -> it.list().stream())
                .map(MachineRecord::name)
                .toList();
        var moments = wiring.checkpointsOf(lab.id()).stream()
                .flatMap(it -> it.list().stream())
                .map(it -> it.name())
                .toList();
        var speaker = invocation.speaker();
        if (json && !written.equals(STANDARD_OUTPUT)) {
            var data = new LinkedHashMap<String, Object>();
            data.put("format", 1);
            data.put("lab", lab.id());
            data.put("step", archive.step());
            data.put("file", written);
            data.put("files", archive.files().keySet());
            data.put("stays", java.util.Map.of("machines", machines, "checkpoints", moments));
            try {
                speaker.streams().out().println(JsonMapper.builder().build().writeValueAsString(data));
            } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
                throw new IllegalStateException("plain data", e);
            }
            return ExitCode.PASSED;
        }
        speaker.note("archive.exported", "lab", lab.id(), "file", written);
        if (!machines.isEmpty() || !moments.isEmpty()) {
            speaker.note("archive.stays", "machines", machines.size(), "moments", moments.size());
        }
        return ExitCode.PASSED;
    }

    private String write(LabArchive archive, String to) {
        var content = new ByteArrayOutputStream();
        try {
            archive.write(content, Clock.systemUTC().instant());
        } catch (IOException e) {
            throw new IllegalStateException("in memory", e);
        }
        if (to.equals(STANDARD_OUTPUT)) {
            var out = invocation.speaker().streams().out();
            out.write(content.toByteArray(), 0, content.size());
            out.flush();
            return to;
        }
        var path = WrongUsage.unless(() -> pathOf(to));
        DurableFile.replace(path, content.toByteArray());
        return path.toString();
    }

    static Path pathOf(String named) {
        try {
            return Path.of(named).toAbsolutePath().normalize();
        } catch (java.nio.file.InvalidPathException e) {
            throw new dev.overlaylab.i18n.Problem(
                    Text.of("problem.archive.no-file", "file", named, "why", String.valueOf(e.getReason())), e);
        }
    }
}
