package dev.overlaylab.shell.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import picocli.CommandLine;

/** The commands there are, in the order in which help lists them. */
enum Commands {
    START(StartCommand::new),
    CHECK(CheckCommand::new),
    LABS(LabsCommand::new),
    PROVE(ProveCommand::new),
    LAB(it -> new CommandLine(new LabCommand(it)).addSubcommand(new ProveCommand(it))),
    MACHINES(it -> new CommandLine(new MachinesCommand(it))
            .addSubcommand(new AdoptCommand(it))
            .addSubcommand(new CloudInitCommand(it))),
    IMAGE(ImageCommand::new),
    CAPTURE(CaptureCommand::new),
    FAULT(FaultCommand::new),
    DOCTOR(DoctorCommand::new),
    SITE(SiteCommand::new),
    EXPORT(ExportCommand::new),
    IMPORT(ImportCommand::new),
    RECORD(RecordCommand::new),
    GRADE(GradeCommand::new),
    SUBMIT(SubmitCommand::new),
    MERGE(MergeCommand::new),
    REGRADE(RegradeCommand::new),
    EVIDENCE(EvidenceCommand::new),
    COMPLETION(CompletionCommand::new, true),
    MAN(ManCommand::new, true),
    HELP(HelpCommand::new, true);

    static final List<Commands> ALL = List.of(values());

    private final Function<Invocation, Object> maker;
    private final boolean aboutOthers;

    Commands(Function<Invocation, Object> maker) {
        this(maker, false);
    }

    Commands(Function<Invocation, Object> maker, boolean aboutOthers) {
        this.maker = maker;
        this.aboutOthers = aboutOthers;
    }

    Object make(Invocation invocation) {
        return maker.apply(invocation);
    }

    /** What these arguments can be about: where a command comes first, that one. To read all others would take most of a short run. */
    static List<Commands> wantedFor(String... args) {
        return Arrays.stream(values())
                .filter(it -> args.length > 0 && args[0].equals(it.name().toLowerCase(Locale.ROOT)))
                .filter(it -> !it.aboutOthers)
                .findFirst()
                .map(List::of)
                .orElse(ALL);
    }
}
