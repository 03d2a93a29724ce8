package dev.overlaylab.shell.grade.run;

import dev.overlaylab.checkers.check.Runner;
import dev.overlaylab.checkers.world.World;
import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.labs.lab.LabLibrary;
import dev.overlaylab.shell.grade.ClassWorld;
import dev.overlaylab.shell.grade.evidence.EvidenceLog;
import dev.overlaylab.shell.grade.evidence.SigningKey;
import dev.overlaylab.shell.grade.output.ClassResult;
import dev.overlaylab.shell.grade.output.OutputFormat;
import dev.overlaylab.shell.grade.output.Outputs;
import dev.overlaylab.shell.grade.result.Grading;
import dev.overlaylab.shell.grade.result.StudentGrade;
import dev.overlaylab.shell.grade.roster.HostMap;
import dev.overlaylab.shell.grade.roster.Roster;
import dev.overlaylab.shell.grade.roster.Roster.Platform;
import dev.overlaylab.shell.grade.roster.Student;
import dev.overlaylab.shell.grade.rubric.Rubric;
import dev.overlaylab.shell.grade.run.Eyes.Look;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A class on recorded answers, graded by a process of its own that somebody kills: right, wrong, copied and dead ones. */
final class SlowClass {
    static final int STUDENTS = 24;
    private static final Instant WHEN = Instant.parse("2026-11-23T09:00:00Z");

    private SlowClass() {}

    public static void main(String... args) throws Exception {
        var folder = Path.of(args[0]);
        var variants = new Variants(LabLibrary.shipped(), "overlay-consul", Optional.empty());
        var roster = roster();
        Eyes eyes = (lab, hosts) -> {
            var world = world(hosts.getOrDefault("mh-keystore", ""));
            var results = new Runner(world).run(new Grading(lab, Rubric.USUAL).checks());
            return new Look(results, ClassWorld.recorded(world), List.of());
        };
        var clock = Clock.fixed(WHEN, ZoneOffset.UTC);
        try (var log = new GradeLog(folder.resolve(GradeLog.FILE));
                var evidence = new EvidenceLog(folder, SigningKey.in(folder.resolve("key")), Rubric.USUAL, clock)) {
            new ClassRun(
                            variants,
                            Rubric.USUAL,
                            new LiveSightings(new HostMap(List.of("mh-keystore"), Optional.empty()), eyes),
                            new ClassRun.Settings(Again.CHANGED, 3, Optional.empty(), Language.EN),
                            evidence,
                            log,
                            new RunProgress() {
                                @Override
                                public void graded(StudentGrade grade) {
                                    System.out.println(grade.student());
                                }
                            },
                            clock)
                    .run(roster.students());
            var result = new ClassResult(
                    variants.documented(),
                    variants::of,
                    roster,
                    Rubric.USUAL,
                    log::latest,
                    Catalogue.ofProduct(),
                    Language.EN);
            new Outputs(result, folder).write(List.of(OutputFormat.CSV));
        }
    }

    static World world(String host) {
        return switch (Integer.parseInt(host) % 4) {
            case 0 -> ClassWorld.right();
            case 1 -> ClassWorld.wrongSubnet();
            case 2 -> ClassWorld.dead();
            default -> copied();
        };
    }

    /** Whose second machine is the first one of somebody else: nothing is where it should be. */
    private static World copied() {
        var world = ClassWorld.right();
        world.containers.put(World.DEMO0, List.of());
        return world;
    }

    private static Roster roster() {
        var students = new ArrayList<Student>();
        for (int i = 0; i < STUDENTS; i++) {
            students.add(new Student(
                    "s" + i,
                    i + 1,
                    "",
                    Optional.empty(),
                    Map.of("mh-keystore", Integer.toString(i)),
                    Optional.empty(),
                    Optional.empty(),
                    List.of()));
        }
        return new Roster(Platform.OWN, List.of(), students, List.of());
    }
}
