package dev.overlaylab.shell.grade.handin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.overlaylab.shell.chain.Sha256;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What of a hand-in cannot be the same in another by chance; small enough to be kept of a whole class.
 *
 * @param key that it is signed with
 * @param head the hash of what was seen
 * @param marks keys, IDs of engines, networks, containers and machines
 * @param moments hashes of lines of the journal with the moment they were run
 * @param printed hashes of IDs that docker printed in the journal
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and small: there are as many as students
record Traces(Path file, Header header, String key, String head, Set<Mark> marks, long[] moments, long[] printed) {
    private static final Pattern ID = Pattern.compile("(?<![0-9a-f:@])[0-9a-f]{64}(?![0-9a-f])");
    private static final int HEX = 16;
    /** The machine-id of an image that has not been started. */
    private static final String UNMADE = "00000000000000000000000000000001";

    /** Something that only one machine, network or person has. */
    record Mark(Copy.Kind kind, String value) {}

    static Traces of(Path file, HandIn handIn) {
        var marks = new LinkedHashSet<Mark>();
        marks.add(new Mark(Copy.Kind.KEY, handIn.key().text()));
        for (var machine : handIn.machines()) {
            machine.hostKeys().forEach(it -> marks.add(new Mark(Copy.Kind.HOST_KEY, it)));
            marks.add(new Mark(Copy.Kind.ENGINE, machine.engineId()));
            machine.overlays().values().forEach(it -> marks.add(new Mark(Copy.Kind.NETWORK, it)));
            machine.containers().forEach(it -> marks.add(new Mark(Copy.Kind.CONTAINER, it)));
        }
        machineIds(handIn.machines()).forEach(it -> marks.add(new Mark(Copy.Kind.MACHINE, it)));
        marks.removeIf(it -> it.value() == null || it.value().isBlank());
        return new Traces(
                file,
                handIn.header(),
                handIn.key().text(),
                Sha256.hex(handIn.look().body().toString().getBytes(StandardCharsets.UTF_8)),
                Set.copyOf(marks),
                hashes(moments(handIn.journal())),
                hashes(printed(handIn.journal())));
    }

    /** Machines of one image may share an ID; only where they do not, it tells them apart. */
    private static Set<String> machineIds(List<Identity> machines) {
        var ids = new TreeSet<String>();
        for (var machine : machines) {
            if (machine.seen() && !ids.add(machine.machineId())) {
                return Set.of();
            }
        }
        ids.remove(UNMADE);
        return ids;
    }

    private static Set<String> moments(List<JsonNode> journal) {
        var all = new LinkedHashSet<String>();
        for (var entry : journal) {
            if (entry.path("kind").asText().equals("ran")) {
                all.add(entry.path("at").asText() + "\n" + entry.path("line").asText());
            }
        }
        return all;
    }

    private static Set<String> printed(List<JsonNode> journal) {
        var all = new LinkedHashSet<String>();
        for (var entry : journal) {
            if (entry.path("line").asText().contains("docker")) {
                ID.matcher(entry.path("output").asText()).results().forEach(it -> all.add(it.group()));
            }
        }
        return all;
    }

    private static long[] hashes(Set<String> texts) {
        return texts.stream()
                .mapToLong(it -> Long.parseUnsignedLong(
                        Sha256.hex(it.getBytes(StandardCharsets.UTF_8)).substring(0, HEX), HEX))
                .toArray();
    }
}
