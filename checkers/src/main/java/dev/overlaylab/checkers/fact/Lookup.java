package dev.overlaylab.checkers.fact;

import dev.overlaylab.checkers.machine.Command;
import java.util.List;
import java.util.regex.Pattern;

/** What a name server said to a question for a name's IPv4 addresses; none when it does not know the name. */
public record Lookup(List<String> addresses) {
    /** The engine's own, as every container on a network of its user sees it. */
    public static final String EMBEDDED = "127.0.0.11";

    private static final Pattern STATUS = Pattern.compile("(?m)^;; ->>HEADER<<- .*status: ([A-Z]+),");
    private static final Pattern ADDRESS =
            Pattern.compile("(?m)^\\S+\\s+\\d+\\s+IN\\s+A\\s+(\\d+\\.\\d+\\.\\d+\\.\\d+)$");

    public Lookup {
        addresses = List.copyOf(addresses);
    }

    /** The command whose output {@link #of} reads; to be run where the server is reached. */
    public static String command(String name) {
        return "dig +noall +comments +answer +time=2 +tries=2 @" + EMBEDDED + " " + Command.quoted(name) + " A";
    }

    /** The addresses, sorted; unclear when the server gave no answer of its own. */
    public static Lookup of(Said said) throws UnclearException {
        var status = STATUS.matcher(said.output());
        if (!said.succeeded() || !status.find()) {
            throw new UnclearException(said);
        }
        return switch (status.group(1)) {
            case "NOERROR" ->
                new Lookup(ADDRESS.matcher(said.output())
                        .results()
                        .map(it -> it.group(1))
                        .distinct()
                        .sorted()
                        .toList());
            case "NXDOMAIN", "SERVFAIL", "REFUSED" -> new Lookup(List.of());
            default -> throw new UnclearException(said);
        };
    }
}
