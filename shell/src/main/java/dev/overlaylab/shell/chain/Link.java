package dev.overlaylab.shell.chain;

import dev.overlaylab.shell.chain.Break.Kind;
import java.util.List;
import java.util.Optional;

/**
 * A line as far as it tells whether it belongs where it stands.
 *
 * @param hash of it, which the next line carries
 * @param number that it gives itself, from 1; 0 for a line that is none
 * @param before the hash that it says the line before has
 * @param intact whether its content is what was written
 */
public record Link(String hash, long number, String before, boolean intact) {
    /** What cannot be read as a line of a chain. */
    public static final Link UNREADABLE = new Link("", 0, "", false);

    /** The first line that does not belong where it stands. */
    public static Optional<Break> misfit(List<Link> lines) {
        var last = "";
        for (int i = 0; i < lines.size(); i++) {
            var found = misfit(lines, i, last);
            if (found.isPresent()) {
                return found;
            }
            last = lines.get(i).hash();
        }
        return Optional.empty();
    }

    private static Optional<Break> misfit(List<Link> lines, int i, String last) {
        var line = lines.get(i);
        long here = i + 1L;
        if (line.number() == 0) {
            return Optional.of(new Break(Kind.UNREADABLE, here, ""));
        }
        if (!line.intact()) {
            return Optional.of(new Break(Kind.CHANGED, here, ""));
        }
        if (line.number() < here) {
            return Optional.of(new Break(Kind.REPEATED, here, Long.toString(line.number())));
        }
        if (line.number() > here) {
            var later = lines.stream().skip(here).anyMatch(it -> it.intact() && it.number() == here);
            return Optional.of(new Break(later ? Kind.REORDERED : Kind.REMOVED, here, Long.toString(line.number())));
        }
        return line.before().equals(last) ? Optional.empty() : Optional.of(new Break(Kind.FOREIGN, here, ""));
    }
}
