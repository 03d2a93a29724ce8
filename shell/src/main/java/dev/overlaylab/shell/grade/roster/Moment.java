package dev.overlaylab.shell.grade.roster;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Reads points in time as people and platforms write them. */
public final class Moment {
    /** Moodle's, in English. */
    private static final DateTimeFormatter MOODLE = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("EEEE, d MMMM yyyy, h:mm a")
            .toFormatter(Locale.ENGLISH);

    private static final DateTimeFormatter PLAIN = DateTimeFormatter.ofPattern("yyyy-M-d H:mm[:ss]", Locale.ROOT);

    private Moment() {}

    /** ISO 8601 with a zone, or without one; with a blank instead of the T; a date alone is the end of that day. */
    public static Optional<Instant> read(String written, ZoneId zone) {
        var text = written.strip().replace('/', '-').replace('\u202f', ' ');
        List<Function<String, Instant>> ways = List.of(
                it -> OffsetDateTime.parse(it).toInstant(),
                it -> OffsetDateTime.parse(it.replaceFirst(" ", "T")).toInstant(),
                it -> LocalDateTime.parse(it).atZone(zone).toInstant(),
                it -> LocalDateTime.parse(it, PLAIN).atZone(zone).toInstant(),
                it -> LocalDateTime.parse(it, MOODLE).atZone(zone).toInstant(),
                it -> LocalDate.parse(it).plusDays(1).atStartOfDay(zone).toInstant());
        for (var way : ways) {
            try {
                return Optional.of(way.apply(text));
            } catch (DateTimeParseException next) {
                // Another way may fit.
            } catch (DateTimeException outOfRange) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }
}
