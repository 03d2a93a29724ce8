package dev.overlaylab.labs.classicswarm.discovery;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** {@code 10.0.0.[1:20]:2376} stands for twenty addresses; whatever has no such part stands for itself. */
final class AddressRange {
    private static final Pattern RANGE = Pattern.compile("\\[(\\d{1,9}):(\\d{1,9})]");
    private static final int LIMIT = 10_000;

    private AddressRange() {}

    static List<String> of(String pattern) throws DiscoveryException {
        var range = RANGE.matcher(pattern);
        if (!range.find()) {
            return List.of(pattern);
        }
        int first = Integer.parseInt(range.group(1));
        int last = Integer.parseInt(range.group(2));
        if ((long) last - first >= LIMIT) {
            throw new DiscoveryException("address " + pattern + ": more than " + LIMIT + " addresses");
        }
        return IntStream.rangeClosed(first, last)
                .mapToObj(it -> pattern.substring(0, range.start()) + it + pattern.substring(range.end()))
                .toList();
    }
}
