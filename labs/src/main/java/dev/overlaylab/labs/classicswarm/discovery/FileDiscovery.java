package dev.overlaylab.labs.classicswarm.discovery;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A file with an address on each line; what follows {@code #} is a remark. */
record FileDiscovery(Path file, DiscoverySettings settings) implements ReadDiscovery {
    @Override
    public List<Entry> entries() throws DiscoveryException {
        var all = new ArrayList<Entry>();
        for (var line : lines()) {
            var address = line.replaceFirst("#.*", "").strip();
            for (var each : address.isEmpty() ? List.<String>of() : AddressRange.of(address)) {
                all.add(Entry.of(each));
            }
        }
        return all;
    }

    private List<String> lines() throws DiscoveryException {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new DiscoveryException("failed to read '" + file + "': " + e, e);
        }
    }

    @Override
    public Watch watch(Watcher watcher) {
        return new Watching("discovery-file", settings.heartbeat(), watcher) {
            @Override
            List<Entry> next() throws DiscoveryException, InterruptedException {
                if (!isFirst()) {
                    Thread.sleep(settings.heartbeat().toMillis());
                }
                return entries();
            }
        }.begun();
    }
}
