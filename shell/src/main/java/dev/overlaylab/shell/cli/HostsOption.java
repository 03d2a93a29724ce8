package dev.overlaylab.shell.cli;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.inventory.Inventories;
import dev.overlaylab.labs.inventory.Inventory;
import dev.overlaylab.labs.inventory.SshDefaults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Where the hosts are listed, and whether those whose keys nobody knows are taken at their word. */
final class HostsOption {
    @Option(names = "--hosts", paramLabel = "FILE", descriptionKey = "hosts")
    String file = "";

    @Option(names = "--accept-new", descriptionKey = "accept-new")
    boolean acceptNew;

    boolean given() {
        return !file.isEmpty();
    }

    /** The hosts of the list; without one, those aliases of {@code ~/.ssh/config}. */
    Inventory read(Invocation invocation, List<String> aliases) {
        var defaults = defaults(invocation);
        var inventories = new Inventories(defaults);
        if (file.equals("-")) {
            try {
                return inventories
                        .read(
                                "-",
                                invocation.speaker().streams().in(),
                                Path.of("").toAbsolutePath())
                        .only(aliases);
            } catch (IOException e) {
                throw new Problem(
                        Text.of("problem.inventory.unreadable", "file", "-", "detail", String.valueOf(e.getMessage())),
                        e);
            }
        }
        if (!file.isEmpty()) {
            return inventories.read(path(file)).only(aliases);
        }
        var config = defaults.home().resolve(".ssh/config");
        if (aliases.isEmpty() || !Files.exists(config)) {
            // Everybody in one's own configuration is more than one means.
            throw Problem.of("problem.inventory.none-given", "file", config.toString());
        }
        return inventories.read(config).only(aliases);
    }

    /** Whom to ask about keys and passphrases. */
    Asking asking(Invocation invocation) {
        return new Asking(invocation.speaker(), acceptNew, invocation.wiring().passphrases());
    }

    static SshDefaults defaults(Invocation invocation) {
        var environment = invocation.environment();
        var home = environment.getOrDefault("HOME", System.getProperty("user.home", "/"));
        return new SshDefaults(Path.of(home), System.getProperty("user.name", "root"), environment);
    }

    private static Path path(String written) {
        try {
            return Path.of(written);
        } catch (InvalidPathException e) {
            throw new Problem(
                    Text.of("problem.inventory.unreadable", "file", written, "detail", String.valueOf(e.getReason())),
                    e);
        }
    }
}
