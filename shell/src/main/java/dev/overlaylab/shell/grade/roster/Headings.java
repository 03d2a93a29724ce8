package dev.overlaylab.shell.grade.roster;

import dev.overlaylab.shell.grade.roster.Roster.Platform;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What the columns of a table are. */
final class Headings {
    private static final Pattern HOST = Pattern.compile("(?i)host\\s*:\\s*(\\S+)");
    private static final Set<Column> IDENTIFYING = EnumSet.of(
            Column.ID,
            Column.STUDENT,
            Column.ID_NUMBER,
            Column.SIS_USER_ID,
            Column.SIS_LOGIN_ID,
            Column.IDENTIFIER,
            Column.USER_NAME,
            Column.EMAIL);
    /** What tells whom a line is about; the rest of an export are grades and totals of other things. */
    private static final Set<Column> ABOUT_THE_STUDENT = EnumSet.complementOf(
            EnumSet.of(Column.HOSTS, Column.LANGUAGE, Column.DUE, Column.HANDED_IN, Column.NUMBER));

    private final List<String> written;
    private final Map<Column, Integer> places = new EnumMap<>(Column.class);
    private final Map<String, Integer> machines = new LinkedHashMap<>();

    private Headings(Row row, Collection<String> machineNames) {
        this.written = row.cells();
        for (int i = 0; i < written.size(); i++) {
            int place = i;
            var heading = row.cell(i);
            var host = HOST.matcher(heading);
            if (host.matches()) {
                machines.putIfAbsent(host.group(1), place);
            } else if (machineNames.contains(heading)) {
                machines.putIfAbsent(heading, place);
            } else {
                Column.of(heading).ifPresent(it -> places.putIfAbsent(it, place));
            }
        }
    }

    static Headings of(Row row, Collection<String> machineNames) {
        return new Headings(row, machineNames);
    }

    /** Whether it says of whom the lines below it are. */
    boolean tell() {
        return places.keySet().stream().anyMatch(IDENTIFYING::contains);
    }

    Platform platform() {
        if (has(Column.SIS_LOGIN_ID) || (has(Column.STUDENT) && has(Column.ID) && has(Column.SECTION))) {
            return Platform.CANVAS;
        }
        if (has(Column.IDENTIFIER) && has(Column.GITHUB_USERNAME)) {
            return Platform.GITHUB_CLASSROOM;
        }
        boolean names = has(Column.FIRST_NAME) && has(Column.LAST_NAME);
        if (has(Column.ID_NUMBER) || (has(Column.IDENTIFIER) && has(Column.NAME) && has(Column.EMAIL))) {
            return Platform.MOODLE;
        }
        if (names && has(Column.EMAIL) && !has(Column.ID) && !has(Column.USER_NAME)) {
            return place(Column.LAST_NAME) < place(Column.FIRST_NAME)
                            && place(Column.FIRST_NAME) < place(Column.EMAIL)
                            && places.size() == 3
                    ? Platform.GOOGLE_CLASSROOM
                    : Platform.MOODLE;
        }
        return Platform.OWN;
    }

    /** The columns that may be the ID, the best first. */
    List<Column> ids() {
        var order = switch (platform()) {
            case MOODLE -> List.of(Column.ID_NUMBER, Column.USER_NAME, Column.EMAIL, Column.IDENTIFIER);
            case CANVAS -> List.of(Column.SIS_USER_ID, Column.SIS_LOGIN_ID, Column.ID);
            case GOOGLE_CLASSROOM -> List.of(Column.EMAIL);
            case GITHUB_CLASSROOM -> List.of(Column.IDENTIFIER, Column.GITHUB_USERNAME);
            case OWN -> List.of(Column.ID, Column.STUDENT, Column.USER_NAME, Column.IDENTIFIER, Column.EMAIL);
        };
        return order.stream().filter(this::has).toList();
    }

    /** The places of what says whom a line is about. */
    List<Integer> aboutTheStudent() {
        var kept = new ArrayList<Integer>();
        places.forEach((column, place) -> {
            if (ABOUT_THE_STUDENT.contains(column)) {
                kept.add(place);
            }
        });
        kept.sort(null);
        return kept;
    }

    String heading(int place) {
        return written.get(place).strip();
    }

    boolean has(Column column) {
        return places.containsKey(column);
    }

    private int place(Column column) {
        return places.getOrDefault(column, -1);
    }

    String of(Column column, Row row) {
        return row.cell(place(column));
    }

    /** The columns that say which host a machine is. */
    Map<String, Integer> machines() {
        return machines;
    }
}
