package dev.overlaylab.labs.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import dev.overlaylab.checkers.machine.SshKeys;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.labs.inventory.Inventory.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The machines of the real docker-machine: {@code ~/.docker/machine/machines/NAME/config.json}. */
final class DockerMachineStore {
    private static final String FILE = "config.json";
    private final SshDefaults defaults;

    DockerMachineStore(SshDefaults defaults) {
        this.defaults = defaults;
    }

    /** From the store, its {@code machines} folder, or one machine's folder. */
    Inventory directory(Path folder) throws IOException {
        var machines = Files.isDirectory(folder.resolve("machines")) ? folder.resolve("machines") : folder;
        var files = new ArrayList<Path>();
        if (Files.isRegularFile(machines.resolve(FILE))) {
            files.add(machines.resolve(FILE));
        } else {
            try (var entries = Files.list(machines)) {
                entries.map(it -> it.resolve(FILE))
                        .filter(Files::isRegularFile)
                        .sorted()
                        .forEach(files::add);
            }
        }
        if (files.isEmpty()) {
            throw Problem.of("problem.inventory.no-store", "folder", folder.toString());
        }
        var hosts = new ArrayList<InventoryHost>();
        for (var file : files) {
            var name = file.toString();
            hosts.add(host(name, JsonList.read(name, ListText.of(name, Files.readAllBytes(file)))));
        }
        return new Inventory(Kind.DOCKER_MACHINE, folder.toString(), hosts, List.of());
    }

    Inventory file(String name, JsonNode json) {
        return new Inventory(Kind.DOCKER_MACHINE, name, List.of(host(name, json)), List.of());
    }

    private InventoryHost host(String file, JsonNode json) {
        var values = new HostValues(file, 0);
        var driver = json.path("Driver");
        var name = values.name(text(driver, "MachineName", text(json, "Name", "")));
        var address = text(driver, "IPAddress", "");
        // VirtualBox machines are logged in at by way of a port of this computer, and are known by it.
        var forwarded = json.path("DriverName").asText("").equals("virtualbox")
                && driver.path("SSHPort").asInt(SshDefaults.PORT) != SshDefaults.PORT;
        var key = text(driver, "SSHKeyPath", "");
        var base = defaults.host(name, values.host(forwarded ? "127.0.0.1" : address));
        return new InventoryHost(
                name,
                base.host(),
                values.port(Integer.toString(driver.path("SSHPort").asInt(SshDefaults.PORT))),
                values.user(text(driver, "SSHUser", "root")),
                key.isEmpty()
                        ? base.keys()
                        : new SshKeys(List.of(Path.of(values.text("key", key))), Optional.empty(), true),
                "",
                "",
                base.knownHosts(),
                List.of(),
                address.isEmpty() ? "" : values.host(address),
                false);
    }

    private static String text(JsonNode node, String key, String otherwise) {
        var text = node.path(key).asText("");
        return text.isEmpty() ? otherwise : text;
    }
}
