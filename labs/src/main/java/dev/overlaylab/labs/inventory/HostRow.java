package dev.overlaylab.labs.inventory;

import dev.overlaylab.i18n.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One host as our own lists (YAML and CSV) describe it.
 *
 * @param values by key; what is absent has its default
 */
record HostRow(String file, int line, Map<String, String> values) {
    static final List<String> KEYS =
            List.of("name", "host", "port", "user", "key", "jump", "host-key", "address", "workstation");

    HostRow {
        values = Map.copyOf(values);
        for (var key : values.keySet()) {
            if (!KEYS.contains(key)) {
                throw Problem.of(
                        "problem.inventory.key-unknown",
                        "file",
                        file,
                        "line",
                        line,
                        "key",
                        key,
                        "valid",
                        String.join(", ", KEYS));
            }
        }
    }

    private String value(String key) {
        return values.getOrDefault(key, "").strip();
    }

    private InventoryHost direct(SshDefaults defaults, Path folder) {
        var checked = new HostValues(file, line);
        var host = value("host").isEmpty() ? value("name") : value("host");
        var name = value("name").isEmpty() ? host : value("name");
        if (name.isEmpty()) {
            throw Problem.of("problem.inventory.key-missing", "file", file, "line", line, "key", "name");
        }
        var hostKey = checked.text("host-key", value("host-key"));
        if (!hostKey.isEmpty() && !hostKey.matches("[a-z0-9@.-]+ [A-Za-z0-9+/]+={0,2}( .*)?")) {
            throw checked.wrong("host-key", hostKey);
        }
        return new InventoryHost(
                checked.name(name),
                checked.host(host),
                value("port").isEmpty() ? SshDefaults.PORT : checked.port(value("port")),
                value("user").isEmpty() ? defaults.user() : checked.user(value("user")),
                defaults.keysOr(checked.text("key", value("key")), folder),
                "",
                hostKey,
                defaults.knownHosts(),
                List.of(),
                value("address").isEmpty() ? "" : checked.host(value("address")),
                checked.truth("workstation", value("workstation")));
    }

    /** All hosts; a jump is the name of another one in the list, or {@code user@host:port}. */
    static List<InventoryHost> hosts(List<HostRow> rows, SshDefaults defaults, Path folder) {
        var direct = rows.stream().map(it -> it.direct(defaults, folder)).toList();
        var hosts = new ArrayList<InventoryHost>();
        for (int i = 0; i < rows.size(); i++) {
            hosts.add(direct.get(i).through(rows.get(i).jumps(direct, rows, defaults, List.of())));
        }
        return hosts;
    }

    private List<InventoryHost> jumps(
            List<InventoryHost> direct, List<HostRow> rows, SshDefaults defaults, List<HostRow> comingFrom) {
        if (value("jump").isEmpty()) {
            return List.of();
        }
        if (comingFrom.contains(this)) {
            var chain = comingFrom.stream().map(it -> it.value("name")).toList();
            throw Problem.of(
                    "problem.inventory.jump-loop",
                    "name",
                    value("name"),
                    "chain",
                    String.join(" → ", chain) + " → " + value("name"));
        }
        var from = new ArrayList<>(comingFrom);
        from.add(this);
        var all = new ArrayList<InventoryHost>();
        for (var written : value("jump").split(",", -1)) {
            var spec = JumpSpec.of(written, new HostValues(file, line));
            var listed = position(direct, spec.host());
            if (all.isEmpty() && listed.isPresent()) {
                all.addAll(rows.get(listed.get()).jumps(direct, rows, defaults, from));
            }
            var known = listed.map(direct::get).orElse(defaults.host(spec.host(), spec.host()));
            all.add(spec.over(known));
        }
        return all;
    }

    private static Optional<Integer> position(List<InventoryHost> hosts, String name) {
        for (int i = 0; i < hosts.size(); i++) {
            if (hosts.get(i).name().equals(name)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }
}
