package dev.overlaylab.shell.grade.handin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.overlaylab.checkers.probe.Observations;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.shell.grade.ClassWorld;
import dev.overlaylab.shell.grade.evidence.CanonicalJson;
import dev.overlaylab.shell.grade.evidence.GradeRecord;
import dev.overlaylab.shell.grade.evidence.SigningKey;
import dev.overlaylab.shell.grade.result.Evidence;
import dev.overlaylab.shell.grade.result.Grading;
import dev.overlaylab.shell.grade.result.Subject;
import dev.overlaylab.shell.grade.rubric.Rubric;
import dev.overlaylab.shell.journal.JournalState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A student who hands in, on recorded answers; each field may be made somebody else's. */
public final class HandInMaking {
    public final SigningKey key = SigningKey.fresh();
    public String student;
    public String challenge = "autumn";
    public String seed = "";
    public String lab = ClassWorld.LAB.id();
    public String madeAt = "2026-11-21T10:00:00Z";
    public Observations seen = ClassWorld.recorded(ClassWorld.right());
    public List<Identity> machines;
    public List<JsonNode> journal = new ArrayList<>();
    public Optional<JournalState> journalState = Optional.of(new JournalState(10, 0, Optional.empty()));

    public HandInMaking(String student) {
        this.student = student;
        machines = List.of(machine("mh-keystore"), machine("mhs-demo0"));
        for (int i = 0; i < 10; i++) {
            ran("docker run -d busybox " + i, id("c" + i));
        }
    }

    private Identity machine(String name) {
        return new Identity(
                name,
                List.of("SHA256:" + student + name),
                "ENGINE:" + student + ":" + name,
                "1".repeat(32),
                Map.of("my-net", id("net")),
                List.of(id(name)));
    }

    /** An ID that only this student can have. */
    String id(String of) {
        return dev.overlaylab.shell.chain.Sha256.hex((student + of).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    void ran(String line, String output) {
        journal.add(CanonicalJson.of(Map.of(
                "kind",
                "ran",
                "at",
                Instant.ofEpochMilli(1_000_000L * (student.hashCode() & 0xffff) + journal.size())
                        .toString(),
                "step",
                "01-key-value-store",
                "line",
                line,
                "exit",
                0,
                "millis",
                5,
                "output",
                output + "\n")));
    }

    HandIn made() {
        var subject = Subject.of(student, Language.EN, ClassWorld.LAB.variant()).seen(Subject.Seen.HAND_IN);
        var evidence = new Evidence(lab, subject, List.of(), Instant.EPOCH, seen);
        var grade = new Grading(ClassWorld.LAB, Rubric.USUAL).grade(subject, seen);
        var header = new Header(
                Header.FORMAT, lab, student, challenge, seed, Map.of(), "vm", "20.10", madeAt, "overlaylab test");
        return new HandIn(header, machines, new GradeRecord(evidence, grade), journal, journalState, key.verifying());
    }

    public byte[] bytes() {
        return made().written(key, Clock.systemUTC());
    }

    public Path in(Path folder) throws IOException {
        return Files.write(folder.resolve(student.replaceAll("\\W", "_") + ".handin"), bytes());
    }
}
