package dev.overlaylab.checkers.fact;

import dev.overlaylab.checkers.machine.Command;
import java.util.Map;

/**
 * How a key-value store is, by its own word.
 *
 * @param shown its answer, for a finding
 */
public record StoreHealth(Kind kind, String shown) {
    /** The ports at which the stores serve clients. */
    public static final Map<String, Integer> PORTS = Map.of("consul", 8500, "etcd", 2379, "zk", 2181);

    /** What is to be said of it. */
    public enum Kind {
        HEALTHY,
        NO_LEADER,
        NO_ANSWER,
        ANOTHER_SERVER
    }

    /** The command whose output the reading of the same scheme reads. */
    public static String command(String scheme, String authority) {
        return switch (scheme) {
            case "consul" -> Http.command("http://" + authority + "/v1/status/leader");
            case "etcd" -> Http.command("http://" + authority + "/health");
            default -> FourLetters.command("srvr", authority);
        };
    }

    /** What the store of that scheme said to the command. */
    public static Reading<StoreHealth> of(String scheme) {
        return switch (scheme) {
            case "consul" -> StoreHealth::consul;
            case "etcd" -> StoreHealth::etcd;
            default -> StoreHealth::zooKeeper;
        };
    }

    private static StoreHealth consul(Said said) throws UnclearException {
        var http = Http.of(said);
        var leader = http.body();
        var none = leader.equals("\"\"") || leader.equals("No cluster leader");
        if (none || leader.startsWith("No known Consul servers")) {
            return new StoreHealth(Kind.NO_LEADER, http.shown());
        }
        return of(http, http.status() == 200 && leader.matches("\"[^\"\\s]+:\\d+\""));
    }

    private static StoreHealth etcd(Said said) throws UnclearException {
        var http = Http.of(said);
        if (http.body().matches("(?s)\\{\\s*\"health\"\\s*:\\s*\"?false\"?.*")) {
            return new StoreHealth(Kind.NO_LEADER, http.shown());
        }
        return of(http, http.status() == 200 && http.body().matches("(?s)\\{\\s*\"health\"\\s*:\\s*\"?true\"?.*"));
    }

    private static StoreHealth of(Http http, boolean healthy) {
        var otherwise = http.answered() ? Kind.ANOTHER_SERVER : Kind.NO_ANSWER;
        return new StoreHealth(healthy ? Kind.HEALTHY : otherwise, http.shown());
    }

    private static StoreHealth zooKeeper(Said said) throws UnclearException {
        var answer = FourLetters.of(said);
        var shown = answer.text().isEmpty()
                ? answer.problem()
                : answer.text().lines().findFirst().orElse("");
        if (!answer.problem().isEmpty()) {
            return new StoreHealth(Kind.NO_ANSWER, shown);
        }
        if (answer.text().contains("not currently serving requests")) {
            return new StoreHealth(Kind.NO_LEADER, shown);
        }
        var serves =
                answer.text().matches("(?s)Zookeeper version:.*\\nMode: (standalone|leader|follower|observer)\\b.*");
        return new StoreHealth(serves ? Kind.HEALTHY : Kind.ANOTHER_SERVER, shown);
    }

    /** Answers of ZooKeeper to its words of four letters. */
    record FourLetters(String text, String problem) {
        private static final int REFUSED = 7;
        private static final int TIMED_OUT = 28;

        static String command(String word, String authority) {
            return "printf " + word + " | curl -sS -m 5 " + Command.quoted("telnet://" + authority);
        }

        static FourLetters of(Said said) throws UnclearException {
            return switch (said.exitCode()) {
                case 0 -> {
                    if (said.output().contains("is not in the whitelist")) {
                        throw new UnclearException(said);
                    }
                    yield new FourLetters(said.output().strip(), "");
                }
                case REFUSED, TIMED_OUT, Said.LATE -> new FourLetters("", said.lastLine());
                default -> throw new UnclearException(said);
            };
        }
    }
}
