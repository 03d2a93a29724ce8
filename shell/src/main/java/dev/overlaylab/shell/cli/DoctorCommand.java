package dev.overlaylab.shell.cli;

import dev.overlaylab.shell.doctor.Diagnosis;
import dev.overlaylab.shell.doctor.DoctorView;
import dev.overlaylab.shell.report.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells what this computer can do. */
@Command(name = "doctor")
final class DoctorCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Mixin
    CommonOptions common = new CommonOptions();

    @Option(names = "--json", descriptionKey = "json")
    boolean json;

    DoctorCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        var speaker = invocation.speaker();
        var diagnosis = Diagnosis.of(invocation.wiring().surroundings().facts());
        var view = new DoctorView(speaker.catalogue());
        speaker.streams()
                .out()
                .print(
                        json
                                ? view.json(diagnosis, speaker.language())
                                : speaker.broken(view.lines(diagnosis, speaker.language())));
        return diagnosis.vm() || diagnosis.namespace() ? ExitCode.PASSED : ExitCode.FAILED;
    }
}
