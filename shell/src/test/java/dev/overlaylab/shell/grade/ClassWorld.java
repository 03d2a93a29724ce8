package dev.overlaylab.shell.grade;

import dev.overlaylab.checkers.check.Runner;
import dev.overlaylab.checkers.machine.MachineException.Cause;
import dev.overlaylab.checkers.machine.NetworkState;
import dev.overlaylab.checkers.probe.Observation;
import dev.overlaylab.checkers.probe.Observations;
import dev.overlaylab.checkers.probe.Probe;
import dev.overlaylab.checkers.world.World;
import dev.overlaylab.labs.lab.Lab;
import dev.overlaylab.labs.lab.LabLibrary;
import java.util.HashMap;
import java.util.List;

/** The machines of students of overlay-consul, as recorded answers: finished, wrong in known ways, dead. */
public final class ClassWorld {
    public static final Lab LAB = LabLibrary.shipped().load("overlay-consul");

    /** All checks of the lab. */
    public static final int CHECKS = 12;

    private ClassWorld() {}

    /** Everything is as it should be. */
    public static World right() {
        var world = World.documented();
        world.containers.put(World.DEMO1, List.of(World.container("client", "busybox", "my-net", "10.0.9.3", 24)));
        world.answers(World.DEMO1, "resolv.conf", 0, "nameserver 127.0.0.11\noptions ndots:0\n");
        world.answers(World.DEMO1, "nsenter -t \"$pid\" -n ip -j -4 addr", 0, World.inside(1450, 1500));
        world.answers(World.DEMO1, "ip -j -4 route show", 0, """
                [{"dst":"default","gateway":"172.18.0.1","dev":"eth1","flags":[]},
                 {"dst":"10.0.9.0/24","dev":"eth0","protocol":"kernel","scope":"link","prefsrc":"10.0.9.3","flags":[]},
                 {"dst":"172.18.0.0/16","dev":"eth1","protocol":"kernel","scope":"link","prefsrc":"172.18.0.2","flags":[]}]""");
        world.answers(World.DEMO1, "route get", 0, """
                [{"dst":"192.168.99.100","gateway":"172.18.0.1","dev":"eth1","prefsrc":"172.18.0.2","flags":[],"uid":0,"cache":[]}]""");
        world.answers(World.DEMO1, "ping -n", 0, "2 packets transmitted, 2 received, 0% packet loss, time 1001ms\n");
        return world;
    }

    /** The overlay has another subnet than the lab asks for. */
    public static World wrongSubnet() {
        var world = right();
        for (var demo : List.of(World.DEMO0, World.DEMO1)) {
            world.network(
                    demo,
                    "my-net",
                    it -> new NetworkState(
                            it.id(),
                            it.name(),
                            it.driver(),
                            it.scope(),
                            it.internal(),
                            List.of("10.9.9.0/24"),
                            it.options(),
                            it.labels()));
        }
        return world;
    }

    /** No machine lets anybody in. */
    public static World dead() {
        var world = right();
        for (var machine : List.of(World.KEYSTORE, World.DEMO0, World.DEMO1)) {
            world.silent(machine, Cause.UNREACHABLE, "connect timed out");
        }
        return world;
    }

    /** All that a look at the machines has seen, as it would be kept. */
    public static Observations recorded(World world) {
        var all = new HashMap<Probe, Observation>();
        world.asked.clear();
        var judged = new Runner(world)
                .judge(LAB.steps().stream().flatMap(it -> it.checks().stream()).toList());
        judged.evidence().values().forEach(it -> all.putAll(it.byProbe()));
        return new Observations(all);
    }
}
