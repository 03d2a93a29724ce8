package dev.overlaylab.shell.grade.roster;

import dev.overlaylab.i18n.Language;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.shell.grade.GivenFile;
import dev.overlaylab.shell.grade.roster.Roster.Platform;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads a class from CSV, YAML or an Excel workbook; what it is shows in its content. */
public final class RosterFile {
    private static final int LARGEST = 64 * 1024 * 1024;
    private static final int LATEST_HEADING = 20;
    private static final int LONGEST_ID = 200;
    private static final List<Integer> OLD_EXCEL = List.of(0xD0, 0xCF, 0x11, 0xE0);

    private final String file;
    private final Collection<String> machines;
    private final ZoneId zone;
    private final List<Text> notes = new ArrayList<>();

    private RosterFile(String file, Collection<String> machines, ZoneId zone) {
        this.file = file;
        this.machines = machines;
        this.zone = zone;
    }

    /**
     * The class in a file.
     *
     * @param encoding of a text; found out when it is not named
     * @param machines the machines of the lab, which may be columns
     * @param zone of times that do not say theirs
     */
    public static Roster read(Path file, Optional<Charset> encoding, Collection<String> machines, ZoneId zone) {
        var bytes = GivenFile.start(file, LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw Problem.of("problem.grade.roster-too-large", "file", file.toString(), "limit", LARGEST >> 20);
        }
        return new RosterFile(file.toString(), machines, zone).roster(bytes, encoding);
    }

    private Roster roster(byte[] bytes, Optional<Charset> encoding) {
        var rows = rows(bytes, encoding);
        for (int i = 0; i < Math.min(LATEST_HEADING, rows.size()); i++) {
            var headings = Headings.of(rows.get(i), machines);
            if (headings.tell()) {
                return roster(headings, rows.subList(i + 1, rows.size()));
            }
        }
        throw Problem.of(rows.isEmpty() ? "problem.grade.roster-empty" : "problem.grade.roster-columns", "file", file);
    }

    private List<Row> rows(byte[] bytes, Optional<Charset> encoding) {
        if (bytes.length > 3 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] == 3) {
            return XlsxRows.read(Path.of(file));
        }
        if (bytes.length > 3 && IntStream.range(0, 4).allMatch(i -> (bytes[i] & 0xFF) == OLD_EXCEL.get(i))) {
            throw Problem.of("problem.grade.old-excel", "file", file);
        }
        var text = RosterText.of(file, bytes, encoding);
        if (!text.encoding().equals(StandardCharsets.UTF_8)) {
            notes.add(Text.of("grade.note.encoding", "encoding", text.encoding().name()));
        }
        return YamlRows.looksLike(text.text()) ? YamlRows.read(file, text.text()) : CsvRows.read(file, text.text());
    }

    private Roster roster(Headings headings, List<Row> rows) {
        var about = rows.stream().filter(it -> !isNoStudent(headings, it)).toList();
        var id = idOf(headings, about);
        var byId = new LinkedHashMap<String, Row>();
        var students = new ArrayList<Student>();
        for (var row : about) {
            var its = id(headings.of(id, row), row);
            var earlier = byId.putIfAbsent(its.toLowerCase(Locale.ROOT), row);
            if (earlier == null) {
                students.add(student(headings, its, students.size() + 1, row));
            } else if (earlier.cells().equals(row.cells())) {
                notes.add(Text.of("grade.note.twice", "id", its, "line", earlier.line(), "other", row.line()));
            } else {
                throw Problem.of(
                        "problem.grade.student-twice",
                        "file",
                        file,
                        "id",
                        its,
                        "line",
                        earlier.line(),
                        "other",
                        row.line());
            }
        }
        if (students.isEmpty()) {
            throw Problem.of("problem.grade.roster-empty", "file", file);
        }
        var kept = headings.aboutTheStudent().stream().map(headings::heading).toList();
        return new Roster(headings.platform(), kept, students, notes);
    }

    /** Lines that platforms put among the students, such as what an assignment is worth. */
    private static boolean isNoStudent(Headings headings, Row row) {
        boolean nobody =
                headings.ids().stream().allMatch(it -> headings.of(it, row).isEmpty());
        return switch (headings.platform()) {
            case CANVAS -> nobody || headings.of(Column.STUDENT, row).equals("Points Possible");
            case GOOGLE_CLASSROOM -> nobody || !headings.of(Column.EMAIL, row).contains("@");
            default -> false;
        };
    }

    /** The first column by which everybody can be told. */
    private Column idOf(Headings headings, List<Row> rows) {
        var candidates = headings.ids();
        var best = candidates.stream()
                .filter(it ->
                        rows.stream().noneMatch(row -> headings.of(it, row).isEmpty()))
                .findFirst();
        if (best.isPresent()) {
            return best.get();
        }
        var without = rows.stream()
                .filter(row -> headings.of(candidates.get(0), row).isEmpty())
                .findFirst()
                .orElseThrow();
        throw Problem.of("problem.grade.student-without-id", "file", file, "line", without.line());
    }

    private String id(String written, Row row) {
        var id = Normalizer.normalize(written, Normalizer.Form.NFC);
        if (id.codePointCount(0, id.length()) > LONGEST_ID || id.codePoints().anyMatch(Character::isISOControl)) {
            throw Problem.of("problem.grade.student-id", "file", file, "line", row.line(), "most", LONGEST_ID);
        }
        return id;
    }

    private Student student(Headings headings, String id, int place, Row row) {
        var number = headings.of(Column.NUMBER, row);
        var hosts = new HashMap<String, String>();
        headings.machines().forEach((machine, at) -> put(hosts, machine, row.cell(at)));
        put(hosts, Student.IN_ORDER, headings.of(Column.HOSTS, row));
        return new Student(
                id,
                number.matches("[0-9]{1,6}") ? Integer.parseInt(number) : place,
                name(headings, row),
                Language.of(headings.of(Column.LANGUAGE, row)),
                hosts,
                time(headings, Column.DUE, row),
                time(headings, Column.HANDED_IN, row),
                headings.aboutTheStudent().stream().map(row::cell).toList());
    }

    private static void put(Map<String, String> hosts, String machine, String host) {
        if (!host.isEmpty()) {
            hosts.put(machine, host);
        }
    }

    private Optional<Instant> time(Headings headings, Column column, Row row) {
        var written = headings.of(column, row);
        if (written.isEmpty() || written.equals("-")) {
            return Optional.empty();
        }
        return Optional.of(Moment.read(written, zone)
                .orElseThrow(() ->
                        Problem.of("problem.grade.roster-time", "file", file, "line", row.line(), "time", written)));
    }

    private static String name(Headings headings, Row row) {
        var whole = headings.platform() == Platform.CANVAS
                ? headings.of(Column.STUDENT, row)
                : headings.of(Column.NAME, row);
        if (!whole.isEmpty()) {
            return whole;
        }
        var first = headings.of(Column.FIRST_NAME, row);
        var last = headings.of(Column.LAST_NAME, row);
        boolean familyFirst = (first + last)
                .codePoints()
                .anyMatch(it -> Character.isIdeographic(it) || (it >= 0x3040 && it < 0x3100));
        return (familyFirst ? last + first : first + " " + last).strip();
    }
}
