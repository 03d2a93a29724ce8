package dev.overlaylab.labs.inventory;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.inventory.Inventory.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Finds out what kind of list a file is, and reads it. */
public final class Inventories {
    private static final Pattern SSH_LINE = Pattern.compile(
            "(?im)\\A(?:\\s*#.*\\n|\\s*\\n)*\\s*(host|match|include|hostname|user|port|identityfile|proxyjump|"
                    + "stricthostkeychecking|userknownhostsfile|addkeystoagent|serveraliveinterval|forwardagent|"
                    + "identitiesonly|identityagent|controlmaster|hashknownhosts|sendenv|compression)[ \\t=]+\\S.*$");
    private static final Pattern YAML_LINE = Pattern.compile("(?m)^hosts[ \\t]*:");

    private final SshDefaults defaults;

    public Inventories(SshDefaults defaults) {
        this.defaults = defaults;
    }

    /** The list in a file, or docker-machine's own store when it is a directory. */
    public Inventory read(Path file) {
        try {
            if (Files.isDirectory(file)) {
                return new DockerMachineStore(defaults).directory(file);
            }
            if (Files.exists(file) && !Files.isRegularFile(file) && !Files.isReadable(file)) {
                throw new IOException("not a file that can be read");
            }
            try (var in = Files.newInputStream(file)) {
                return read(file.toString(), in, folderOf(file));
            }
        } catch (IOException e) {
            throw new Problem(Text.of("problem.inventory.unreadable", "file", file.toString(), "detail", reason(e)), e);
        }
    }

    /**
     * The list that a stream holds.
     *
     * @param name of the stream, for messages
     * @param folder from which relative paths in it count
     */
    public Inventory read(String name, InputStream in, Path folder) throws IOException {
        var text = ListText.of(name, in.readNBytes(ListText.LARGEST + 1));
        var begin = text.stripLeading();
        if (begin.startsWith("{")) {
            return json(name, text, folder);
        }
        if (SSH_LINE.matcher(text).find()) {
            return ssh(name, text);
        }
        if (YAML_LINE.matcher(text).find()) {
            return new YamlInventory(defaults, folder).read(name, text);
        }
        if (CsvInventory.looksLike(text)) {
            return new CsvInventory(defaults, folder).read(name, text);
        }
        throw Problem.of("problem.inventory.not-recognised", "file", name);
    }

    /**
     * Finds hosts by name in a file. In an OpenSSH configuration that is any name, listed or not, because patterns and
     * defaults count for it; in other lists only those that are in them.
     */
    public HostLookup lookup(Path file) {
        try (var in = Files.newInputStream(file)) {
            var text = ListText.of(file.toString(), in.readNBytes(ListText.LARGEST + 1));
            if (SSH_LINE.matcher(text).find() && !text.stripLeading().startsWith("{")) {
                var config = new SshConfig(defaults, file.toString(), text);
                return config::host;
            }
            var inventory = read(file.toString(), new ByteArrayInputStream(text.getBytes(UTF_8)), folderOf(file));
            return inventory::named;
        } catch (IOException e) {
            throw new Problem(Text.of("problem.inventory.unreadable", "file", file.toString(), "detail", reason(e)), e);
        }
    }

    /** Takes a name for the host's own, as {@code ssh} does without a configuration. */
    public HostLookup lookup() {
        return new SshConfig(defaults, "", "")::host;
    }

    private Inventory json(String name, String text, Path folder) {
        var json = JsonList.read(name, text);
        if (json.has("info")) {
            return new MultipassInfo(defaults).read(name, json);
        }
        if (json.has("Driver") || json.has("DriverName")) {
            return new DockerMachineStore(defaults).file(name, json);
        }
        if (json.has("hosts")) {
            return new YamlInventory(defaults, folder).read(name, text);
        }
        throw Problem.of("problem.inventory.not-recognised", "file", name);
    }

    private Inventory ssh(String name, String text) {
        var config = new SshConfig(defaults, name, text);
        var hosts = config.aliases().stream().map(config::host).toList();
        return new Inventory(kind(text), name, hosts, config.notes());
    }

    /** The tools that print such configurations name their own key files in them. */
    private static Kind kind(String text) {
        if (text.contains("/.vagrant/machines/") || text.contains("/.vagrant.d/")) {
            return Kind.VAGRANT;
        }
        return text.contains("/.lima/") || (text.contains("lima-") && text.contains("/_config/user"))
                ? Kind.LIMA
                : Kind.SSH_CONFIG;
    }

    private static Path folderOf(Path file) {
        var parent = file.toAbsolutePath().getParent();
        return parent == null ? file.toAbsolutePath() : parent;
    }

    private static String reason(IOException e) {
        return e.getClass().getSimpleName().replace("Exception", "");
    }
}
