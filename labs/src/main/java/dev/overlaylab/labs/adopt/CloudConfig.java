package dev.overlaylab.labs.adopt;

import dev.overlaylab.i18n.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * User data that makes a fresh Debian or Ubuntu host ready.
 *
 * @param engine one of {@link #ENGINES}
 * @param publicKeys that may log in, in OpenSSH's public form; may be empty where the cloud gives its own
 */
public record CloudConfig(String engine, List<String> publicKeys) {
    /** The last line with a cluster store, and whatever the distribution has. */
    public static final List<String> ENGINES = List.of("20.10", "current");

    private static final Pattern KEY = Pattern.compile("[a-z0-9@.-]+ [A-Za-z0-9+/]+={0,2}( [^\\p{Cntrl}]*)?");

    public CloudConfig {
        publicKeys = publicKeys.stream().map(String::strip).toList();
        if (!ENGINES.contains(engine)) {
            throw Problem.of("problem.adopt.engine", "engine", engine, "valid", String.join(", ", ENGINES));
        }
        for (var key : publicKeys) {
            if (!KEY.matcher(key).matches()) {
                throw Problem.of(
                        "problem.adopt.public-key",
                        "key",
                        key.lines().findFirst().orElse(""));
            }
        }
    }

    /** The text to give a cloud, or a virtual machine's seed image. */
    public String text() {
        var text = new StringBuilder("#cloud-config\n");
        if (!publicKeys.isEmpty()) {
            text.append("ssh_authorized_keys:\n");
            publicKeys.forEach(it -> text.append("  - ").append(quoted(it)).append('\n'));
        }
        text.append("""
                write_files:
                  - path: /usr/local/sbin/overlaylab-ready
                    owner: root:root
                    permissions: '0755'
                    content: |
                """)
                .append(indented(script()))
                .append("runcmd:\n  - [/usr/local/sbin/overlaylab-ready, ")
                .append(quoted(engine))
                .append("]\n");
        return text.toString();
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static String indented(String script) {
        return script.lines()
                .map(it -> it.isEmpty() ? "\n" : "      " + it + "\n")
                .collect(Collectors.joining());
    }

    private static String script() {
        try (var in = CloudConfig.class.getResourceAsStream("/adopt/ready.sh")) {
            return new String(Objects.requireNonNull(in, "ready.sh").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
