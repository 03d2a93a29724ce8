package dev.overlaylab.shell.grade.handin;

import java.util.Map;
import java.util.TreeMap;

/**
 * Whose hand-in of what it is.
 *
 * @param student as the class knows them
 * @param challenge what the class was told to give, so that last year's hand-ins are not this year's; may be empty
 * @param seed what the lab's variant was drawn from; empty for the lab as it is documented
 * @param madeAt an ISO-8601 instant, by the learner's clock
 * @param program which overlaylab made it
 */
public record Header(
        int format,
        String lab,
        String student,
        String challenge,
        String seed,
        Map<String, String> parameters,
        String driver,
        String engine,
        String madeAt,
        String program) {
    /** The only format there is so far. */
    public static final int FORMAT = 1;

    static final String KIND = "hand-in";
    private static final int LONGEST = 400;

    public Header {
        parameters = new TreeMap<>(parameters);
    }

    /** Whether everything is there and of a length that people can read. */
    boolean isSound() {
        return format == FORMAT
                && java.util.stream.Stream.of(lab, student, challenge, seed, driver, engine, madeAt, program)
                        .allMatch(it -> it != null && it.length() <= LONGEST)
                && parameters.size() <= LONGEST
                && parameters.values().stream().allMatch(it -> it != null && it.length() <= LONGEST);
    }
}
