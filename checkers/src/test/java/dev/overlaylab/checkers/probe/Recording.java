package dev.overlaylab.checkers.probe;

import dev.overlaylab.checkers.machine.ContainerState;
import dev.overlaylab.checkers.machine.ContainerState.Attachment;
import dev.overlaylab.checkers.machine.EngineState;
import dev.overlaylab.checkers.machine.MachineException.Cause;
import dev.overlaylab.checkers.machine.NetworkState;
import dev.overlaylab.checkers.machine.SwarmState;
import dev.overlaylab.checkers.probe.Observation.CommandSeen;
import dev.overlaylab.checkers.probe.Observation.ContainersSeen;
import dev.overlaylab.checkers.probe.Observation.EngineSeen;
import dev.overlaylab.checkers.probe.Observation.NetworksSeen;
import dev.overlaylab.checkers.probe.Observation.NothingSeen;
import dev.overlaylab.checkers.probe.Observation.SwarmSeen;
import dev.overlaylab.checkers.probe.Probe.ContainersProbe;
import dev.overlaylab.checkers.probe.Probe.EngineProbe;
import dev.overlaylab.checkers.probe.Probe.ExecProbe;
import dev.overlaylab.checkers.probe.Probe.NetworksProbe;
import dev.overlaylab.checkers.probe.Probe.RunProbe;
import dev.overlaylab.checkers.probe.Probe.ShellProbe;
import dev.overlaylab.checkers.probe.Probe.SwarmProbe;
import dev.overlaylab.checkers.probe.Probe.TrialsProbe;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One observation of every kind. */
public final class Recording {
    public static final ShellProbe KERNEL = new ShellProbe("demo0", "uname -r");
    public static final ShellProbe SILENT = new ShellProbe("demo0", "sleep 60");
    public static final EngineProbe ENGINE = new EngineProbe("demo0");
    public static final NetworksProbe NETWORKS = new NetworksProbe("demo0");
    public static final ContainersProbe CONTAINERS = new ContainersProbe("demo0");
    public static final SwarmProbe SWARM = new SwarmProbe("demo0");
    public static final ExecProbe EXEC = new ExecProbe("demo0", "web", List.of("ip", "-o", "a"));
    public static final RunProbe RUN =
            new RunProbe("demo1", "busybox", "my-net", List.of("wget", "-qO-", "http://web"));
    public static final List<TrialsProbe> TRIALS = List.of(
            new TrialsProbe("demo0", new Place.Host(), List.of("exec ip -j a", "echo it's")),
            new TrialsProbe("demo0", new Place.Beside("web"), List.of("exec ip -j a")),
            new TrialsProbe("demo0", new Place.BesideNew("busybox", "my-net"), List.of("exec ip -j a")),
            new TrialsProbe("demo1", new Place.Fresh("busybox", "my-net"), List.of("exec ip -j a")));

    private Recording() {}

    public static Observations ofEveryKind() {
        var all = new HashMap<Probe, Observation>();
        all.put(KERNEL, new CommandSeen(0, "5.10.0\n", ""));
        all.put(SILENT, new NothingSeen(Cause.TIMED_OUT, "no answer within 10 s"));
        TRIALS.forEach(it -> all.put(it, new CommandSeen(0, it.place() + " and " + it.commands(), "")));
        all.put(ENGINE, new EngineSeen(new EngineState("ID", "demo0", "20.10.5", "5.10", "consul://h:8500", "")));
        all.put(
                NETWORKS,
                new NetworksSeen(List.of(new NetworkState(
                        "4cf5",
                        "my-net",
                        "overlay",
                        "global",
                        false,
                        List.of("10.0.9.0/24"),
                        Map.of("b", "2", "a", "1"),
                        Map.of()))));
        all.put(
                CONTAINERS,
                new ContainersSeen(List.of(new ContainerState(
                        "378d",
                        "web",
                        "nginx",
                        "running",
                        Map.of("my-net", new Attachment("4cf5", "10.0.9.2", 24, "02:42:0a:00:09:02")),
                        List.of("0.0.0.0:80->80/tcp"),
                        Map.of("who", "日本 \"quoted\" \\ \u0000 \uD83D\uDC69")))));
        all.put(
                SWARM,
                new SwarmSeen(new SwarmState(
                        "active",
                        "n1",
                        true,
                        "",
                        List.of(new SwarmState.Node(
                                "n1", "demo0", "manager", "active", "ready", "10.0.0.1", true, "reachable")),
                        List.of(new SwarmState.Service(
                                "s1",
                                "web",
                                "nginx",
                                "replicated",
                                2,
                                "vip",
                                List.of("4cf5"),
                                List.of(new SwarmState.Port(80, 8080, "tcp", "ingress")),
                                Map.of("4cf5", "10.0.9.7/24"))),
                        List.of(new SwarmState.Task("t1", "s1", 1, "n1", "running", "failed", "exit (1)", "378d")))));
        all.put(EXEC, new CommandSeen(126, "", "not found\n"));
        all.put(RUN, new CommandSeen(1, "", "wget: bad address 'web'\n"));
        return new Observations(all);
    }
}
