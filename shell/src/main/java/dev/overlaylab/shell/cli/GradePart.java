package dev.overlaylab.shell.cli;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.shell.grade.handin.HandInSightings;
import dev.overlaylab.shell.grade.handin.HandIns;
import dev.overlaylab.shell.grade.roster.Roster;
import dev.overlaylab.shell.grade.roster.Student;
import dev.overlaylab.shell.grade.run.Sightings;
import dev.overlaylab.shell.grade.shard.Shard;
import dev.overlaylab.shell.grade.shard.ShardNote;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** What of a class is graded: hand-ins instead of machines, a part instead of everybody. */
final class GradePart {
    private static final int MOST_NAMED = 50;

    @Option(names = "--handins", paramLabel = "DIR", descriptionKey = "handins")
    String handIns = "";

    @Option(names = "--challenge", paramLabel = "TEXT", descriptionKey = "handin-class")
    String challenge = "";

    @Option(names = "--shard", paramLabel = "I/N", descriptionKey = "shard")
    String shard = "";

    /** Those of the roster who are in the part. */
    Roster of(Roster roster) {
        var part = part();
        return new Roster(
                roster.platform(),
                roster.columns(),
                roster.students().stream().filter(it -> part.has(it.id())).toList(),
                roster.notes());
    }

    private Shard part() {
        return shard.isEmpty() ? Shard.WHOLE : Shard.of(shard);
    }

    /** Notes whom a folder is to have; one that is of another part is refused. */
    void note(Path folder, String lab, Roster roster) {
        var students = roster.students().stream().map(Student::id).toList();
        var earlier = ShardNote.read(folder);
        var now = part().toString();
        if (earlier.isPresent() && !earlier.get().shard().equals(now)) {
            throw Problem.of(
                    "problem.shard.other",
                    "folder",
                    folder.toString(),
                    "earlier",
                    earlier.get().shard(),
                    "shard",
                    now);
        }
        if (!shard.isEmpty()) {
            ShardNote.of(lab, part(), students).write(folder);
        }
    }

    /** Hand-ins when they were asked for, else the machines. */
    Sightings sightings(Roster roster, Speaker speaker, Supplier<Sightings> machines) {
        if (handIns.isEmpty()) {
            return machines.get();
        }
        var counter = new Counter(speaker, "handin.reading", Clock.systemUTC());
        var read = HandIns.in(ExportCommand.pathOf(handIns), counter::one);
        speaker.note(
                "handin.summary",
                "students",
                read.students().size(),
                "refused",
                read.refused().size());
        read.refused().stream()
                .limit(MOST_NAMED)
                .forEach(it ->
                        tell(speaker, Text.of("handin.file", "file", it.file().toString(), "why", it.why())));
        unknown(read, roster).ifPresent(it -> speaker.note("handin.not-in-roster", "students", it));
        if (!read.copies().isEmpty()) {
            speaker.note("handin.copies", "count", read.copies().size());
            read.copies().stream().limit(MOST_NAMED).forEach(it -> tell(speaker, it.text()));
        }
        return new HandInSightings(read, challenge.strip());
    }

    private static void tell(Speaker speaker, Text text) {
        speaker.streams()
                .err()
                .println(speaker.broken("  " + speaker.catalogue().say(speaker.language(), text)));
    }

    private Optional<String> unknown(HandIns read, Roster roster) {
        var known = new HashSet<String>();
        roster.students().forEach(it -> known.add(it.id()));
        var unknown = read.students().stream()
                .filter(it -> !known.contains(it) && part().has(it))
                .limit(MOST_NAMED)
                .toList();
        return unknown.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", unknown));
    }
}
