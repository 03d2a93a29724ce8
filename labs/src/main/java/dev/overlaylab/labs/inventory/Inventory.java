package dev.overlaylab.labs.inventory;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

/**
 * Hosts that a file lists.
 *
 * @param kind what kind of list it turned out to be
 * @param source the file's name, for messages
 * @param notes what was read differently from how it was meant
 */
public record Inventory(Kind kind, String source, List<InventoryHost> hosts, List<Text> notes) {
    public Inventory {
        hosts = List.copyOf(hosts);
        notes = List.copyOf(notes);
        if (hosts.isEmpty()) {
            throw Problem.of("problem.inventory.no-hosts", "file", source);
        }
        var names = new HashSet<String>();
        for (var host : hosts) {
            if (!names.add(host.name().toLowerCase(Locale.ROOT))) {
                throw Problem.of("problem.inventory.host-twice", "file", source, "name", host.name());
            }
        }
    }

    /** What hosts may be listed in. */
    public enum Kind {
        SSH_CONFIG,
        VAGRANT,
        LIMA,
        MULTIPASS,
        DOCKER_MACHINE,
        YAML,
        CSV;

        /** What to tell a person about it. */
        public Text text() {
            return Text.of("inventory.kind." + name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
    }

    /** Only these hosts, in this order; all of them when none is named. */
    public Inventory only(List<String> names) {
        if (names.isEmpty()) {
            return this;
        }
        var chosen = new LinkedHashSet<>(names).stream().map(this::named).toList();
        return new Inventory(kind, source, chosen, notes);
    }

    /** The host of that name. */
    public InventoryHost named(String name) {
        return hosts.stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow(() -> {
            var valid = hosts.stream().map(InventoryHost::name).toList();
            return Problem.of(
                    "problem.inventory.unknown-host", "file", source, "name", name, "valid", String.join(", ", valid));
        });
    }
}
