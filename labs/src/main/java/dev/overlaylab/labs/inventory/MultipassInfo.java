package dev.overlaylab.labs.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.inventory.Inventory.Kind;
import java.util.ArrayList;

/** What {@code multipass info --format json} prints. Instances let user {@code ubuntu} in, with a key of one's own. */
final class MultipassInfo {
    private static final String USER = "ubuntu";
    private final SshDefaults defaults;

    MultipassInfo(SshDefaults defaults) {
        this.defaults = defaults;
    }

    Inventory read(String file, JsonNode json) {
        var hosts = new ArrayList<InventoryHost>();
        var notes = new ArrayList<Text>();
        var values = new HostValues(file, 0);
        for (var entry : json.path("info").properties()) {
            var name = values.name(entry.getKey());
            var address = entry.getValue().path("ipv4").path(0).asText("");
            var state = entry.getValue().path("state").asText("Running");
            if (!state.equalsIgnoreCase("Running") || address.isEmpty()) {
                notes.add(Text.of("inventory.note.not-running", "name", name, "state", state));
                continue;
            }
            var host = defaults.host(name, values.host(address));
            hosts.add(new InventoryHost(
                    name,
                    host.host(),
                    host.port(),
                    USER,
                    host.keys(),
                    "",
                    "",
                    host.knownHosts(),
                    host.jumps(),
                    "",
                    false));
        }
        if (hosts.isEmpty() && !notes.isEmpty()) {
            throw new dev.overlaylab.i18n.Problem(Text.of("problem.inventory.none-running", "file", file));
        }
        return new Inventory(Kind.MULTIPASS, file, hosts, notes);
    }
}
