package dev.overlaylab.labs.classicswarm.discovery;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds the discovery that a URL means. */
public final class Discoveries {
    private Discoveries() {}

    /**
     * {@code nodes://HOST:PORT,…} (also {@code list://}, or without a scheme), {@code file://PATH},
     * {@code consul://HOST:PORT/PREFIX}, {@code etcd://HOST:PORT,…/PREFIX}, {@code zk://HOST:PORT,…/PREFIX}; in lists
     * {@code 10.0.0.[1:20]:2376} stands for twenty addresses.
     *
     * @throws DiscoveryException when it means nothing; no store is asked yet
     */
    public static Discovery of(String url, DiscoverySettings settings) throws DiscoveryException {
        int colon = url.indexOf("://");
        var scheme = colon < 0 ? "nodes" : url.substring(0, colon);
        var rest = colon < 0 ? url : url.substring(colon + 3);
        return switch (scheme) {
            case "nodes", "list" -> new FixedDiscovery(entries(rest));
            case "file" -> new FileDiscovery(Path.of(rest), settings);
            case "consul" -> new StoreDiscovery(new ConsulStore(servers(rest)), prefix(rest), settings);
            case "etcd" -> new StoreDiscovery(new EtcdStore(servers(rest)), prefix(rest), settings);
            case "zk" -> new StoreDiscovery(new ZooKeeperStore(servers(rest)), prefix(rest), settings);
            default ->
                throw new DiscoveryException("discovery service not supported: " + scheme
                        + "://. There are: consul://, etcd://, zk://, nodes://, file://");
        };
    }

    private static List<Entry> servers(String rest) throws DiscoveryException {
        return entries(rest.split("/", 2)[0]);
    }

    private static String prefix(String rest) {
        var parts = rest.split("/", 2);
        return parts.length > 1 ? parts[1] : "";
    }

    private static List<Entry> entries(String list) throws DiscoveryException {
        var all = new ArrayList<Entry>();
        for (var pattern : list.split(",", -1)) {
            for (var address : AddressRange.of(pattern)) {
                all.add(Entry.of(address));
            }
        }
        return all;
    }
}
