package dev.overlaylab.shell.grade.shard;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.shell.chain.Sha256;
import java.math.BigInteger;
import java.util.regex.Pattern;

/**
 * One of several parts of a class. A student's ID alone decides which, so that every computer comes to the same parts, also
 * when others join or leave the class.
 *
 * @param number counts from 1
 */
public record Shard(int number, int of) {
    /** The whole class. */
    public static final Shard WHOLE = new Shard(1, 1);

    private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,4})/([0-9]{1,4})");
    private static final int HEX = 16;

    /** What {@code 2/8} says. */
    public static Shard of(String written) {
        var parts = WRITTEN.matcher(written.strip());
        if (parts.matches()) {
            var shard = new Shard(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
            if (shard.number >= 1 && shard.number <= shard.of) {
                return shard;
            }
        }
        throw Problem.of("problem.shard.unclear", "shard", written);
    }

    /** Whether a student is in this part: SHA-256 of the ID in UTF-8, as a number, modulo the number of parts. */
    public boolean has(String student) {
        var number = new BigInteger(Sha256.hex(student.getBytes(UTF_8)), HEX);
        return number.mod(BigInteger.valueOf(of)).intValue() == this.number - 1;
    }

    @Override
    public String toString() {
        return number + "/" + of;
    }
}
