package dev.overlaylab.checkers.fact;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The engines that a cluster store lists, by the addresses they advertise.
 *
 * @param listed nothing when the store did not answer as one
 * @param shown its answer, for a finding
 */
public record StoreMembers(Optional<List<String>> listed, String shown) {
    private static final Pattern KEY = Pattern.compile("\"[^\"]*docker/nodes/([^\"/]+)\"");
    private static final Pattern EPHEMERAL = Pattern.compile("(?m)^\\s+\\S*/docker/nodes/(\\S+)$");

    public StoreMembers {
        listed = listed.map(List::copyOf);
    }

    /** The command whose output {@link #of} reads. */
    public static String command(StoreUrl store) {
        var nodes = store.path() + "/docker/nodes";
        return switch (store.scheme()) {
            case "etcd" -> Http.command("http://" + store.authority() + "/v2/keys" + nodes);
            case "zk" -> StoreHealth.FourLetters.command("dump", store.authority());
            default -> Http.command("http://" + store.authority() + "/v1/kv" + nodes + "?keys");
        };
    }

    /** What the store of that scheme said to the command. */
    public static Reading<StoreMembers> of(String scheme) {
        return switch (scheme) {
            case "etcd" -> StoreMembers::etcd;
            case "zk" -> StoreMembers::zooKeeper;
            default -> StoreMembers::consul;
        };
    }

    /** Consul's list of keys, or its way to say that there are none; another server says neither. */
    private static StoreMembers consul(Said said) throws UnclearException {
        var http = Http.of(said);
        var list = http.status() == 200 && http.body().startsWith("[");
        return of(http, list, http.status() == 404 && http.body().isEmpty());
    }

    private static StoreMembers etcd(Said said) throws UnclearException {
        var http = Http.of(said);
        var list = http.status() == 200 && http.body().startsWith("{\"action\":\"get\"");
        return of(http, list, http.status() == 404 && http.body().contains("\"errorCode\":100"));
    }

    private static StoreMembers of(Http http, boolean list, boolean none) {
        var found = list ? matches(KEY, http.body()).toList() : List.<String>of();
        return new StoreMembers(
                list || none ? Optional.of(found) : Optional.empty(), list ? String.join(", ", found) : http.shown());
    }

    /** An engine's entry lives as long as its session. */
    private static StoreMembers zooKeeper(Said said) throws UnclearException {
        var answer = StoreHealth.FourLetters.of(said);
        if (!answer.text().startsWith("SessionTracker dump")) {
            return new StoreMembers(Optional.empty(), answer.problem().isEmpty() ? said.lastLine() : answer.problem());
        }
        var found = matches(EPHEMERAL, said.output()).toList();
        return new StoreMembers(Optional.of(found), String.join(", ", found));
    }

    private static Stream<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(it -> it.group(1)).distinct();
    }
}
