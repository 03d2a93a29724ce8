package dev.overlaylab.shell.grade.roster;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which host of a student is which machine of the lab: the roster's own columns first, then the pattern. */
public final class HostMap {
    private final List<String> machines;
    private final Optional<HostPattern> pattern;

    public HostMap(List<String> machines, Optional<HostPattern> pattern) {
        this.machines = List.copyOf(machines);
        this.pattern = pattern;
    }

    /** By machine, in the lab's order; machines of which nobody says anything are not in it. */
    public Map<String, String> of(Student student) {
        var hosts = new LinkedHashMap<String, String>();
        var patterned = pattern.map(it -> it.hosts(student)).orElse(Map.of());
        var listed = student.hosts().getOrDefault(Student.IN_ORDER, "").split("[\\s,;]+", -1);
        for (int i = 0; i < machines.size(); i++) {
            var machine = machines.get(i);
            var host = student.hosts().getOrDefault(machine, i < listed.length ? listed[i] : "");
            if (host.isEmpty()) {
                host = patterned.getOrDefault(machine, "");
            }
            if (!host.isEmpty()) {
                hosts.put(machine, host);
            }
        }
        return hosts;
    }
}
