package dev.overlaylab.shell.cli;

import dev.overlaylab.i18n.Printable;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.inventory.HostLookup;
import dev.overlaylab.labs.inventory.Inventories;
import dev.overlaylab.labs.lab.Lab;
import dev.overlaylab.shell.grade.evidence.EvidenceLog;
import dev.overlaylab.shell.grade.output.ClassResult;
import dev.overlaylab.shell.grade.output.Outputs;
import dev.overlaylab.shell.grade.result.EvidenceKeeper;
import dev.overlaylab.shell.grade.result.StudentGrade.State;
import dev.overlaylab.shell.grade.roster.HostMap;
import dev.overlaylab.shell.grade.roster.Roster;
import dev.overlaylab.shell.grade.roster.Student;
import dev.overlaylab.shell.grade.rubric.Rubric;
import dev.overlaylab.shell.grade.run.ClassRun;
import dev.overlaylab.shell.grade.run.GradeLog;
import dev.overlaylab.shell.grade.run.LiveSightings;
import dev.overlaylab.shell.grade.run.Sightings;
import dev.overlaylab.shell.grade.run.Variants;
import dev.overlaylab.shell.journal.DurableFile;
import dev.overlaylab.shell.journal.HeldFile;
import dev.overlaylab.shell.report.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Grades a class: looks at every student's hosts, and writes gradebooks and reports. */
@Command(name = "grade")
final class GradeCommand implements Callable<Integer> {
    private static final Duration TO_STOP = Duration.ofSeconds(25);

    private final Invocation invocation;

    @Mixin
    CommonOptions common = new CommonOptions();

    @Mixin
    LabsOption labs = new LabsOption();

    @Option(
            names = "--lab",
            paramLabel = "LAB",
            required = true,
            descriptionKey = "grade-lab",
            completionCandidates = Known.Labs.class)
    String labId = "";

    @Mixin
    GradeOptions by = new GradeOptions();

    @Mixin
    GradePart part = new GradePart();

    @Option(names = "--ssh-config", paramLabel = "FILE", descriptionKey = "ssh-config")
    String sshConfig = "";

    @Option(names = "--accept-new", descriptionKey = "accept-new")
    boolean acceptNew;

    @Option(names = "--json", descriptionKey = "class-json")
    boolean json;

    @ArgGroup(multiplicity = "1")
    Way way = new Way();

    /** Either grades go somewhere, or nothing is done. */
    static final class Way {
        @Option(names = "--out", paramLabel = "DIR", required = true, descriptionKey = "grade-out")
        String out = "";

        @Option(names = "--dry-run", required = true, descriptionKey = "dry-run")
        boolean dryRun;
    }

    GradeCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    /** All that was asked for, read and found to be in order. */
    private record Plan(Variants variants, Roster roster, Rubric rubric, HostMap hosts, ClassRun.Settings settings) {
        Lab lab() {
            return variants.documented();
        }
    }

    @Override
    @SuppressWarnings("try") // the lock is held, not used
    public Integer call() {
        var plan = WrongUsage.unless(this::plan);
        var speaker = invocation.speaker();
        speaker.note(
                "grade.roster",
                "students",
                plan.roster().students().size(),
                "platform",
                plan.roster().platform().name());
        plan.roster().notes().forEach(speaker::note);
        if (way.dryRun) {
            return preview(plan);
        }
        var sightings = WrongUsage.unless(() -> sightings(plan));
        var folder = folder();
        try (var held = HeldFile.take(
                        folder.resolve("lock"),
                        holder -> Problem.of("problem.grade.in-use", "folder", folder.toString(), "pid", holder));
                var log = new GradeLog(folder.resolve(GradeLog.FILE));
                var evidence = new EvidenceLog(
                        folder, EvidenceCommand.signingKey(invocation.wiring()), plan.rubric(), Clock.systemUTC())) {
            part.note(folder, plan.lab().id(), plan.roster());
            return graded(plan, sightings, folder, log, evidence);
        }
    }

    private Plan plan() {
        var variants = new Variants(labs.library(), labId, by.secret());
        var lab = variants.documented();
        by.formats();
        by.deadlines();
        return new Plan(
                variants,
                part.of(by.roster(lab)),
                by.rubric(lab),
                by.hosts(lab),
                new ClassRun.Settings(
                        by.again(), by.jobs(), by.due(), invocation.speaker().language()));
    }

    private Sightings sightings(Plan plan) {
        return part.sightings(plan.roster(), invocation.speaker(), () -> machines(plan));
    }

    private Sightings machines(Plan plan) {
        var asking =
                new Asking(invocation.speaker(), acceptNew, invocation.wiring().passphrases());
        return new LiveSightings(plan.hosts(), invocation.wiring().eyes(lookup(), asking, acceptNew, by.deadlines()));
    }

    private HostLookup lookup() {
        var defaults = HostsOption.defaults(invocation);
        var inventories = new Inventories(defaults);
        if (!sshConfig.isEmpty()) {
            return inventories.lookup(ExportCommand.pathOf(sshConfig));
        }
        var usual = defaults.home().resolve(".ssh/config");
        return Files.exists(usual) ? inventories.lookup(usual) : inventories.lookup();
    }

    private Path folder() {
        var folder = ExportCommand.pathOf(way.out);
        try {
            DurableFile.privateDirectories(folder);
            return folder;
        } catch (IOException e) {
            throw new Problem(
                    Text.of(
                            "problem.home.not-writable",
                            "path",
                            folder.toString(),
                            "why",
                            e.getClass().getSimpleName()),
                    e);
        }
    }

    @SuppressWarnings("try") // the hook guards what is inside
    private int graded(Plan plan, Sightings sightings, Path folder, GradeLog log, EvidenceKeeper keeper) {
        var speaker = invocation.speaker();
        var progress = new GradeProgress(speaker, Clock.systemUTC());
        var run = new ClassRun(
                plan.variants(), plan.rubric(), sightings, plan.settings(), keeper, log, progress, Clock.systemUTC());
        var students = plan.roster().students();
        try (var end = OrderlyEnd.of(() -> {}, TO_STOP)) {
            run.run(students);
        } catch (InterruptedException e) {
            speaker.note(
                    "grade.stopped",
                    "graded",
                    students.stream()
                            .filter(it -> log.students().contains(it.id()))
                            .count(),
                    "of",
                    students.size());
            throw new CancellationException("interrupted");
        }
        var result = new ClassResult(
                plan.lab(),
                it -> plan.variants().of(it),
                plan.roster(),
                plan.rubric(),
                log::latest,
                speaker.catalogue(),
                speaker.language());
        var written = new Outputs(result, folder).write(by.formats());
        return told(run, students, result, written);
    }

    private int told(ClassRun run, List<Student> students, ClassResult result, List<Path> written) {
        var speaker = invocation.speaker();
        var tally = run.tally(students);
        long open = tally.getOrDefault(State.NEEDS_A_PERSON, 0L);
        if (json) {
            Outputs.json(result, speaker.streams().out());
        } else {
            speaker.answer(
                    Text.of("grade.summary.counts", "graded", tally.getOrDefault(State.GRADED, 0L), "person", open));
            written.forEach(it -> speaker.streams().out().println("  " + it));
        }
        if (open > 0) {
            speaker.note("grade.open", "count", open);
        }
        return open > 0 ? ExitCode.CANNOT_CHECK : ExitCode.PASSED;
    }

    /** Who would be looked at where, and with which seed; nobody is. */
    private int preview(Plan plan) {
        var out = invocation.speaker().streams().out();
        for (var student : plan.roster().students()) {
            var hosts = plan.hosts().of(student);
            var seed = plan.variants().seedOf(student.id()).text();
            out.println(Printable.onOneLine(String.join(
                    "  ", student.id(), student.name(), seed.isEmpty() ? "" : "--seed " + seed, hosts.toString())));
        }
        return ExitCode.PASSED;
    }
}
