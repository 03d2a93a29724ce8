package dev.overlaylab.labs.cluster.dockermachine;

import dev.overlaylab.checkers.machine.MachineException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** {@code docker-machine ls}: one row for each machine. */
final class Ls implements Subcommand {
    private static final int TIMEOUT_SECONDS = 10;
    private static final String USUAL = "table {{.Name}}\\t{{.Active}}\\t{{.DriverName}}\\t{{.State}}\\t{{.URL}}"
            + "\\t{{.Swarm}}\\t{{.DockerVersion}}\\t{{.Error}}";
    private static final Map<String, String> HEADINGS = Map.of(
            "Name", "NAME",
            "Active", "ACTIVE",
            "DriverName", "DRIVER",
            "State", "STATE",
            "URL", "URL",
            "Swarm", "SWARM",
            "DockerVersion", "DOCKER",
            "Error", "ERRORS",
            "ResponseTime", "RESPONSE");

    private final Bench bench;

    Ls(Bench bench) {
        this.bench = bench;
    }

    @Override
    public String name() {
        return "ls";
    }

    @Override
    public String summary() {
        return "List machines";
    }

    @Override
    public Flags flags() {
        return new Flags()
                .toggle("Enable quiet mode", "quiet", "q")
                .value("Filter output based on conditions provided", "filter")
                .value("Timeout in seconds, default to 10s", "timeout", "t")
                .value("Pretty-print machines using a Go template", "format", "f");
    }

    @Override
    public int run(Arguments typed, Call call) throws MachineException {
        var all = bench.hosts().all();
        var masters = masters(all);
        var wanted = filter(typed.all("filter"), masters);
        var hosts = all.stream()
                .filter(wanted)
                .sorted(Comparator.comparing(Host::name))
                .toList();
        if (typed.has("quiet")) {
            hosts.forEach(it -> call.out(it.name()));
            return 0;
        }
        var seconds = typed.last("timeout").matches("\\d{1,3}")
                ? Math.max(1, Integer.parseInt(typed.last("timeout")))
                : TIMEOUT_SECONDS;
        var versions = new EngineEndpoint(bench)
                .versions(hosts.stream().filter(Host::running).toList(), seconds);
        print(typed.last("format").isEmpty() ? USUAL : typed.last("format"), hosts, masters, versions, call);
        return 0;
    }

    private static void print(
            String format, List<Host> hosts, Map<String, String> masters, Map<String, String> versions, Call call) {
        var table = format.startsWith("table ");
        var template = new GoTemplate(table ? format.substring("table ".length()) : format);
        var lines = new ArrayList<String>();
        if (table) {
            lines.add(template.fill(HEADINGS));
        }
        hosts.forEach(it -> lines.add(template.fill(row(it, masters, versions, call))));
        if (table) {
            var cells = lines.stream().map(it -> List.of(it.split("\t", -1))).toList();
            call.out(Table.of(cells).stripTrailing());
        } else {
            lines.forEach(call::out);
        }
    }

    private static Map<String, String> row(
            Host host, Map<String, String> masters, Map<String, String> versions, Call call) {
        var version = versions.getOrDefault(host.name(), "Unknown");
        var row = new LinkedHashMap<String, String>();
        row.put("Name", host.name());
        row.put("Active", Active.isActive(host, call) ? "*" : Active.isActiveSwarm(host, call) ? "* (swarm)" : "-");
        row.put("DriverName", host.asked().driver());
        row.put("State", host.state());
        row.put("URL", host.url());
        row.put("Swarm", swarm(host, masters));
        row.put("DockerVersion", version);
        row.put(
                "Error",
                host.running() && version.equals("Unknown")
                        ? "Unable to query docker version: Cannot connect to the docker engine endpoint"
                        : "");
        row.put("ResponseTime", "");
        return row;
    }

    /** The masters' names, by discovery: who has the same is in the same cluster. */
    private static Map<String, String> masters(List<Host> hosts) {
        var masters = new LinkedHashMap<String, String>();
        hosts.stream()
                .filter(it -> it.asked().swarm().master())
                .forEach(it -> masters.put(it.asked().swarm().discovery(), it.name()));
        return masters;
    }

    private static String masterOf(Host host, Map<String, String> masters) {
        return masters.getOrDefault(host.asked().swarm().discovery(), "");
    }

    private static String swarm(Host host, Map<String, String> masters) {
        return masterOf(host, masters) + (host.asked().swarm().master() ? " (master)" : "");
    }

    /** Conditions of one kind are alternatives, different kinds must all hold. */
    private static Predicate<Host> filter(List<String> conditions, Map<String, String> masters) {
        var byKind = new LinkedHashMap<String, Predicate<Host>>();
        for (var condition : conditions) {
            var parts = condition.split("=", 2);
            if (parts.length < 2) {
                throw new Refusal("Unsupported filter syntax.");
            }
            var value = parts[1];
            Predicate<Host> holds = switch (parts[0]) {
                case "name" -> named(value);
                case "driver" -> it -> it.asked().driver().equals(value);
                case "state" -> it -> it.state().equalsIgnoreCase(value);
                case "swarm" -> it -> masterOf(it, masters).equalsIgnoreCase(value);
                case "label" -> it -> it.asked().engineLabels().contains(value);
                default -> throw new Refusal("Unsupported filter key '" + parts[0] + "'");
            };
            byKind.merge(parts[0], holds, Predicate::or);
        }
        return byKind.values().stream().reduce(it -> true, Predicate::and);
    }

    private static Predicate<Host> named(String expression) {
        try {
            var pattern = Pattern.compile(expression);
            return it -> pattern.matcher(it.name()).find();
        } catch (PatternSyntaxException e) {
            return it -> it.name().equals(expression);
        }
    }
}
