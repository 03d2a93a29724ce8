package dev.overlaylab.checkers.fact;

import java.util.List;

/** The sockets that wait for TCP connections, such as {@code 0.0.0.0:80}. */
public record Listening(List<String> sockets) {
    /** The command whose output {@link #of} reads. */
    public static final String COMMAND = "ss -Hltn";

    public Listening {
        sockets = List.copyOf(sockets);
    }

    /** The sockets; none when nothing waits. */
    public static Listening of(Said said) throws UnclearException {
        if (!said.succeeded()) {
            throw new UnclearException(said);
        }
        return new Listening(said.output()
                .lines()
                .map(it -> it.strip().split("\\s+", -1))
                .filter(it -> it.length > 3 && it[0].equals("LISTEN"))
                .map(it -> it[3])
                .distinct()
                .toList());
    }

    /** Whether others than the host itself can connect to that port. */
    public boolean on(int port) {
        return sockets.stream()
                .anyMatch(it -> it.endsWith(":" + port) && !it.startsWith("127.") && !it.startsWith("[::1]"));
    }

    /** As a finding shows it. */
    public String shown() {
        return String.join(", ", sockets);
    }
}
