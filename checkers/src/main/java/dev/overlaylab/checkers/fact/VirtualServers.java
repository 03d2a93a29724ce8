package dev.overlaylab.checkers.fact;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * To which tasks the routing mesh of a host spreads what comes in by which port: the marks that ports get, and the kernel's
 * virtual servers for marks.
 *
 * @param marks by protocol and port, such as {@code tcp 80}
 * @param servers addresses by mark
 * @param absent what the host lacks altogether, such as {@code /proc/net/ip_vs}; empty when it has a mesh
 */
public record VirtualServers(Map<String, Set<Long>> marks, Map<Long, List<String>> servers, String absent) {
    private static final String SANDBOX = "/run/docker/netns/ingress_sbox";
    private static final String TABLE = "/proc/net/ip_vs";
    /** Before a command that shall run where the mesh is. */
    public static final String ENTER = "nsenter --net=" + SANDBOX + " ";

    /** The command whose output {@link #of} reads. */
    public static final String COMMAND = ENTER + "sh -c 'cat " + TABLE
            + " || exit 1; iptables-save -t mangle || exit; iptables-legacy-save -t mangle; true'";

    private static final Pattern MARK = Pattern.compile(
            "-A PREROUTING .*?-p (\\w+) .*--dport (\\d+) .*-j MARK --set-x?mark 0x([0-9a-f]{1,8})\\b.*");
    private static final Pattern SERVER = Pattern.compile("FWM\\s+([0-9A-F]{8}) .*");
    private static final Pattern REAL = Pattern.compile("->\\s+([0-9A-F]{8}):[0-9A-F]{4}\\s.*");
    private static final int HEX = 16;

    public VirtualServers {
        marks = Map.copyOf(marks);
        servers = Map.copyOf(servers);
    }

    /** What the listings say; unclear when one of them is missing. */
    public static VirtualServers of(Said said) throws UnclearException {
        var lacking = Stream.of(TABLE, SANDBOX)
                .filter(it -> said.exitCode() == 1 && said.output().contains(it + ": No such file or directory"))
                .findFirst();
        if (lacking.isPresent()) {
            return new VirtualServers(Map.of(), Map.of(), lacking.get());
        }
        var lines = said.output().lines().map(String::strip).toList();
        if (!said.succeeded()
                || lines.stream().noneMatch(it -> it.startsWith("IP Virtual Server"))
                || !lines.contains("*mangle")) {
            throw new UnclearException(said);
        }
        var marks = new HashMap<String, Set<Long>>();
        var servers = new HashMap<Long, List<String>>();
        List<String> reals = new ArrayList<>();
        for (var line : lines) {
            var mark = MARK.matcher(line);
            var server = SERVER.matcher(line);
            var real = REAL.matcher(line);
            if (mark.matches()) {
                marks.computeIfAbsent(mark.group(1) + " " + mark.group(2), it -> new LinkedHashSet<>())
                        .add(Long.parseLong(mark.group(3), HEX));
            } else if (server.matches()) {
                reals = servers.computeIfAbsent(Long.parseLong(server.group(1), HEX), it -> new ArrayList<>());
            } else if (real.matches()) {
                reals.add(dotted(Long.parseLong(real.group(1), HEX)));
            }
        }
        return new VirtualServers(marks, servers, "");
    }

    /** The tasks' addresses in the ingress network; none when the port is not spread at all. */
    public List<String> behind(String protocol, int port) {
        return marks.getOrDefault(protocol + " " + port, Set.of()).stream()
                .flatMap(it -> servers.getOrDefault(it, List.of()).stream())
                .distinct()
                .toList();
    }

    private static String dotted(long address) {
        return (address >> 24) + "." + (address >> 16 & 255) + "." + (address >> 8 & 255) + "." + (address & 255);
    }
}
