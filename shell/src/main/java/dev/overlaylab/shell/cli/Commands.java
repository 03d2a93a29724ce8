package dev.overlaylab.shell.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;

/** The commands there are, in the order in which help lists them. */
enum Commands {
    START,
    CHECK,
    LABS,
    PROVE,
    LAB,
    MACHINES,
    IMAGE,
    CAPTURE,
    FAULT,
    DOCTOR,
    SITE,
    EXPORT,
    IMPORT,
    RECORD,
    GRADE,
    SUBMIT,
    MERGE,
    REGRADE,
    EVIDENCE,
    COMPLETION,
    MAN,
    HELP;

    static final List<Commands> ALL = List.of(values());

    Object make(Invocation invocation) {
        return switch (this) {
            case START -> new StartCommand(invocation);
            case CHECK -> new CheckCommand(invocation);
            case LABS -> new LabsCommand(invocation);
            case PROVE -> new ProveCommand(invocation);
            case LAB -> new CommandLine(new LabCommand(invocation)).addSubcommand(new ProveCommand(invocation));
            case MACHINES ->
                new CommandLine(new MachinesCommand(invocation))
                        .addSubcommand(new AdoptCommand(invocation))
                        .addSubcommand(new CloudInitCommand(invocation));
            case IMAGE -> new ImageCommand(invocation);
            case CAPTURE -> new CaptureCommand(invocation);
            case FAULT -> new FaultCommand(invocation);
            case DOCTOR -> new DoctorCommand(invocation);
            case SITE -> new SiteCommand(invocation);
            case EXPORT -> new ExportCommand(invocation);
            case IMPORT -> new ImportCommand(invocation);
            case RECORD -> new RecordCommand(invocation);
            case GRADE -> new GradeCommand(invocation);
            case SUBMIT -> new SubmitCommand(invocation);
            case MERGE -> new MergeCommand(invocation);
            case REGRADE -> new RegradeCommand(invocation);
            case EVIDENCE -> new EvidenceCommand(invocation);
            case COMPLETION -> new CompletionCommand(invocation);
            case MAN -> new ManCommand(invocation);
            case HELP -> new HelpCommand(invocation);
        };
    }

    /** What these arguments can be about: where a command comes first, that one. To read all others would take most of a short run. */
    static List<Commands> wantedFor(String... args) {
        return Arrays.stream(values())
                .filter(it -> args.length > 0 && args[0].equals(it.name().toLowerCase(Locale.ROOT)))
                .filter(it -> !it.isAboutOthers())
                .findFirst()
                .map(List::of)
                .orElse(ALL);
    }

    private boolean isAboutOthers() {
        return this == COMPLETION || this == MAN || this == HELP;
    }
}
