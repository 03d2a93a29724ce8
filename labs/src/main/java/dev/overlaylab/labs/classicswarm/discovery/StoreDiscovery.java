package dev.overlaylab.labs.classicswarm.discovery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Engines that keep their entries alive in a key-value store. */
final class StoreDiscovery implements Discovery {
    /** How long a store is asked to wait for a change; the longest that ending a watch can take. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final KeyValueStore store;
    private final String prefix;
    private final DiscoverySettings settings;

    StoreDiscovery(KeyValueStore store, String prefix, DiscoverySettings settings) {
        this.store = store;
        this.prefix = Keys.joined(prefix);
        this.settings = settings;
    }

    private String path() {
        return Keys.joined(prefix, settings.path());
    }

    @Override
    public void register(Entry entry) throws DiscoveryException {
        store.putFor(settings.timeToLive(), Keys.joined(path(), entry.toString()), entry.toString());
    }

    @Override
    public List<Entry> entries() throws DiscoveryException {
        try {
            return entries(store.below(path(), KeyValueStore.NOW, PATIENCE).values());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DiscoveryException("interrupted", e);
        }
    }

    private static List<Entry> entries(List<String> values) throws DiscoveryException {
        var all = new ArrayList<Entry>();
        for (var value : values) {
            if (!value.isEmpty()) {
                all.add(Entry.of(value));
            }
        }
        all.sort(Comparator.comparing(Entry::toString));
        return all;
    }

    @Override
    public Watch watch(Watcher watcher) {
        return new Watching("discovery-watch", settings.heartbeat(), watcher) {
            private long moment = KeyValueStore.NOW;

            @Override
            List<Entry> next() throws DiscoveryException, InterruptedException {
                try {
                    var values = store.below(path(), moment, PATIENCE);
                    // A store that was made anew counts from the beginning again.
                    moment = values.moment() < moment ? KeyValueStore.NOW : values.moment();
                    return entries(values.values());
                } catch (DiscoveryException e) {
                    moment = KeyValueStore.NOW;
                    throw e;
                }
            }
        }.begun();
    }

    @Override
    public Optional<KeyValueStore> store() {
        return Optional.of(store);
    }

    @Override
    public String prefix() {
        return prefix;
    }

    @Override
    public void close() {
        store.close();
    }
}
