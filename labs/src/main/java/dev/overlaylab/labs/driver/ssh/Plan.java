package dev.overlaylab.labs.driver.ssh;

import dev.overlaylab.labs.driver.MachineSpec;
import dev.overlaylab.labs.driver.MachineSpec.MachineFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What has to be done on a host for a machine of the lab: shown first, then done as shown.
 *
 * @param settings the whole new {@code daemon.json}
 * @param start the engine's command line without its sockets, for systemd; empty when it needs no change
 * @param certificates by file name
 * @param runningContainers of the host's owner that a restart of the engine stops; 0 when they go on
 */
public record Plan(
        String host,
        String settings,
        String start,
        Map<String, String> certificates,
        boolean systemd,
        int runningContainers) {
    /** Everything of the lab that an engine reads is here. */
    public static final String FOLDER = "/etc/docker/overlaylab";

    private static final Pattern SOCKETS = Pattern.compile("\\s+(?:-H|--host)(?:[= ]\\s*)\\S+");

    public Plan {
        certificates = Map.copyOf(certificates);
    }

    /** From what the host said about its engine, and what the machine shall find there. */
    static Plan of(String host, String looked, MachineSpec spec) {
        var parts = looked.split("(?m)^settings:\n", 2);
        var facts = new HashMap<String, String>();
        parts[0].lines().forEach(line -> {
            int at = line.indexOf('=');
            if (at > 0) {
                facts.put(line.substring(0, at), line.substring(at + 1).strip());
            }
        });
        var certificates = new HashMap<String, String>();
        var asked = "{}";
        for (MachineFile file : spec.files()) {
            if (file.path().equals("/etc/docker/daemon.json")) {
                asked = file.content();
            } else if (file.path().startsWith("/etc/docker/")) {
                certificates.put(file.path().substring("/etc/docker/".length()), file.content());
            }
        }
        var start = facts.getOrDefault("start", "");
        var withoutSockets = SOCKETS.matcher(start).replaceAll("");
        var running = facts.getOrDefault("running", "0");
        return new Plan(
                host,
                EngineSettings.merged(host, parts.length > 1 ? parts[1] : "", asked, FOLDER),
                withoutSockets.equals(start) ? "" : withoutSockets,
                certificates,
                facts.getOrDefault("systemd", "no").equals("yes"),
                running.matches("\\d{1,6}") && !facts.getOrDefault("live", "").equals("true")
                        ? Integer.parseInt(running)
                        : 0);
    }

    /** The commands, for their owner to read. */
    public List<String> commands() {
        var lines = new ArrayList<String>();
        lines.add("mkdir -p " + FOLDER);
        lines.add("cp -a /etc/docker/daemon.json " + FOLDER + "/daemon.json.before");
        certificates.keySet().stream().sorted().forEach(it -> lines.add("cat > " + FOLDER + "/" + it));
        lines.add("cat > /etc/docker/daemon.json <<'EOF'");
        settings.lines().forEach(lines::add);
        lines.add("EOF");
        if (!start.isEmpty()) {
            lines.add("cat > /etc/systemd/system/docker.service.d/zz-overlaylab.conf <<'EOF'");
            lines.addAll(List.of("[Service]", "ExecStart=", "ExecStart=" + start, "EOF"));
            lines.add("systemctl daemon-reload");
        }
        lines.add(systemd ? "systemctl restart docker" : "service docker restart");
        return lines;
    }

    String script(String token) {
        return HostScripts.of("take.sh", "token", token, "settings", settings, "start", start);
    }

    /** What the script reads. */
    String input() {
        var input = new StringBuilder();
        certificates.forEach((name, content) -> input.append("== ")
                .append(name)
                .append('\n')
                .append(content)
                .append(content.endsWith("\n") ? "" : "\n"));
        return input.toString();
    }
}
