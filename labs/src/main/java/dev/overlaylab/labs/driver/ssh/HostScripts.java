package dev.overlaylab.labs.driver.ssh;

import dev.overlaylab.checkers.machine.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The scripts that run on adopted hosts; what they begin with is what is filled in. */
final class HostScripts {
    private HostScripts() {}

    /** A script with variables set before it, as {@code NAME, value} pairs. */
    static String of(String name, String... variables) {
        var script = new StringBuilder("export LC_ALL=C PATH=\"$PATH:/usr/sbin:/sbin\"\n");
        for (int i = 0; i + 1 < variables.length; i += 2) {
            script.append(variables[i])
                    .append('=')
                    .append(Command.quoted(variables[i + 1]))
                    .append('\n');
        }
        return script.append(resource(name)).toString();
    }

    private static String resource(String name) {
        try (var in = HostScripts.class.getResourceAsStream("/ssh/" + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
