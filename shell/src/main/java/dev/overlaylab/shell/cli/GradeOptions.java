package dev.overlaylab.shell.cli;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.labs.lab.Lab;
import dev.overlaylab.labs.lab.Lab.MachineNeed;
import dev.overlaylab.shell.grade.output.OutputFormat;
import dev.overlaylab.shell.grade.roster.HostMap;
import dev.overlaylab.shell.grade.roster.HostPattern;
import dev.overlaylab.shell.grade.roster.Moment;
import dev.overlaylab.shell.grade.roster.Roster;
import dev.overlaylab.shell.grade.roster.RosterFile;
import dev.overlaylab.shell.grade.rubric.LatePolicy;
import dev.overlaylab.shell.grade.rubric.Rubric;
import dev.overlaylab.shell.grade.rubric.RubricFile;
import dev.overlaylab.shell.grade.run.Again;
import dev.overlaylab.shell.grade.run.ClassSecret;
import dev.overlaylab.shell.grade.run.SshEyes;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What a class is graded by, as typed; reading it finds what is wrong with it. */
final class GradeOptions {
    private static final int USUAL_JOBS = 8;
    private static final int MOST_JOBS = 64;
    private static final int LONGEST_LIMIT = 3600;

    @Option(names = "--roster", paramLabel = "FILE", required = true, descriptionKey = "roster")
    String roster = "";

    @Option(names = "--encoding", paramLabel = "NAME", descriptionKey = "encoding")
    String encoding = "";

    @Option(names = "--rubric", paramLabel = "FILE", descriptionKey = "rubric")
    String rubric = "";

    @Option(names = "--due", paramLabel = "TIME", descriptionKey = "due")
    String due = "";

    @Option(names = "--late", paramLabel = "POLICY", descriptionKey = "late")
    String late = "";

    @Option(names = "--host-pattern", paramLabel = "PATTERN", descriptionKey = "host-pattern")
    String hostPattern = "";

    @Option(names = "--secret", paramLabel = "FILE", descriptionKey = "secret")
    String secret = "";

    @Option(names = "--format", paramLabel = "LIST", descriptionKey = "formats")
    String formats = "";

    @Option(names = "--again", paramLabel = "changed|failed|all|none", descriptionKey = "again")
    String again = "changed";

    @Option(names = "--jobs", paramLabel = "N", descriptionKey = "jobs")
    int jobs = USUAL_JOBS;

    @Option(names = "--host-limit", paramLabel = "SECONDS", descriptionKey = "host-limit")
    int hostLimit = 60;

    @Option(names = "--student-limit", paramLabel = "SECONDS", descriptionKey = "student-limit")
    int studentLimit = 180;

    Roster roster(Lab lab) {
        return RosterFile.read(
                ExportCommand.pathOf(roster),
                encoding.isEmpty() ? Optional.empty() : Optional.of(charset()),
                machines(lab),
                ZoneId.systemDefault());
    }

    private Charset charset() {
        try {
            return Charset.forName(encoding);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw Problem.of("problem.grade.unknown-encoding", "encoding", encoding);
        }
    }

    Rubric rubric(Lab lab) {
        var read = rubric.isEmpty() ? Rubric.USUAL : RubricFile.read(ExportCommand.pathOf(rubric), lab);
        return late.isEmpty() ? read : read.with(LatePolicy.of(late));
    }

    HostMap hosts(Lab lab) {
        var machines = machines(lab);
        return new HostMap(
                machines,
                hostPattern.isEmpty() ? Optional.empty() : Optional.of(HostPattern.of(hostPattern, machines)));
    }

    private static List<String> machines(Lab lab) {
        return lab.machines().stream().map(MachineNeed::name).toList();
    }

    Optional<Instant> due() {
        return due.isEmpty()
                ? Optional.empty()
                : Optional.of(Moment.read(due, ZoneId.systemDefault())
                        .orElseThrow(() -> Problem.of("problem.grade.time", "time", due)));
    }

    Optional<ClassSecret> secret() {
        return secret.isEmpty() ? Optional.empty() : Optional.of(ClassSecret.read(ExportCommand.pathOf(secret)));
    }

    List<OutputFormat> formats() {
        if (formats.isEmpty()) {
            return List.of(OutputFormat.values());
        }
        var chosen = new ArrayList<OutputFormat>();
        for (var word : formats.split("\\s*,\\s*", -1)) {
            chosen.add(OutputFormat.of(word)
                    .orElseThrow(() -> Problem.of(
                            "problem.grade.unknown-format",
                            "format",
                            word,
                            "valid",
                            String.join(", ", OutputFormat.words()))));
        }
        return chosen;
    }

    Again again() {
        return Arrays.stream(Again.values())
                .filter(it -> it.name().toLowerCase(Locale.ROOT).equals(again))
                .findFirst()
                .orElseThrow(() -> Problem.of("problem.grade.again", "again", again));
    }

    int jobs() {
        return within("--jobs", jobs, MOST_JOBS);
    }

    SshEyes.Deadlines deadlines() {
        return new SshEyes.Deadlines(
                Duration.ofSeconds(within("--host-limit", hostLimit, LONGEST_LIMIT)),
                Duration.ofSeconds(within("--student-limit", studentLimit, LONGEST_LIMIT)));
    }

    private static int within(String option, int value, int most) {
        if (value < 1 || value > most) {
            throw Problem.of("problem.grade.number", "option", option, "value", value, "most", most);
        }
        return value;
    }
}
