package dev.overlaylab.checkers.fact;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What a {@code resolv.conf} says: servers in the order they are asked, and options. */
public record Resolver(List<String> servers, List<String> options) {
    public Resolver {
        servers = List.copyOf(servers);
        options = List.copyOf(options);
    }

    /** What the file says that a command printed which succeeded. */
    public static Resolver of(Said said) throws UnclearException {
        if (!said.succeeded()) {
            throw new UnclearException(said);
        }
        return new Resolver(
                after("nameserver", said).toList(),
                after("options", said)
                        .flatMap(it -> Arrays.stream(it.split("\\s+", -1)))
                        .toList());
    }

    private static Stream<String> after(String keyword, Said said) {
        return said.output()
                .lines()
                .map(String::strip)
                .filter(it -> it.matches(keyword + "\\s.*"))
                .map(it -> it.substring(keyword.length()).strip());
    }
}
