package dev.overlaylab.checkers.catalogue;

import static dev.overlaylab.checkers.check.Reason.*;
import static dev.overlaylab.checkers.world.DocumentedLab.*;
import static dev.overlaylab.checkers.world.World.DEMO0;
import static dev.overlaylab.checkers.world.World.DEMO1;

import dev.overlaylab.checkers.fact.Said;
import dev.overlaylab.checkers.world.World;
import java.util.List;

/** Two bridges that are not connected. */
final class IsolationStates {
    private IsolationStates() {}

    static void isolation(States states) {
        states.state("wget dies everywhere, also in the control's pipe", ISOLATION, CANNOT_PROBE_CRASHED, it -> {
            it.answers(DEMO1, "wget", 139, "Segmentation fault");
            it.answers(DEMO1, "httpd", 1, "Segmentation fault");
        });
        var address = "'http://172.17.0.2/'";
        states.passes(
                "no route",
                ISOLATION,
                it -> it.answers(
                        DEMO1, address, 1, "wget: can't connect to remote host (172.17.0.2): No route to host\n"));
        states.passes(
                "host unreachable",
                ISOLATION,
                it -> it.answers(
                        DEMO1, address, 1, "wget: can't connect to remote host (172.17.0.2): Host is unreachable\n"));
        states.passes(
                "silence",
                ISOLATION,
                it -> it.answers(DEMO1, address, Said.LATE, "Connecting to 172.17.0.2 (172.17.0.2:80)\n"));
        states.passes(
                "the name is never answered", ISOLATION, it -> it.answers(DEMO1, "'http://web2/'", Said.LATE, ""));
        states.passes("a container of the other host lives at that address", ISOLATION, it -> {
            it.containers.put(DEMO1, List.of(World.container("mine", "nginx", "bridge", "172.17.0.2", 16)));
            it.answers(DEMO1, address, 0, "Connecting to 172.17.0.2 (172.17.0.2:80)\n" + World.WELCOME);
        });
        states.state(
                "no IPv4 address on the bridge",
                ISOLATION,
                CONTAINER_NO_ADDRESS,
                it -> it.containers.put(DEMO0, List.of(World.container("web2", "nginx", "bridge", "", 0))));
        states.state(
                "the address reaches it",
                ISOLATION,
                ISOLATION_ADDRESS_REACHES,
                it -> it.answers(DEMO1, address, 0, "Connecting to 172.17.0.2 (172.17.0.2:80)\n" + World.WELCOME));
        states.state("a stopped container has that name and address", ISOLATION, ISOLATION_ADDRESS_REACHES, it -> {
            it.containers.put(DEMO1, List.of(States.exited("mine")));
            it.answers(DEMO1, address, 0, "Connecting to 172.17.0.2 (172.17.0.2:80)\n" + World.WELCOME);
        });
        states.state(
                "somebody unknown answers",
                ISOLATION,
                CANNOT_PROBE_UNCLEAR,
                it -> it.answers(DEMO1, address, 0, "<h1>router</h1>\n"));
        states.state(
                "the name is known",
                ISOLATION,
                ISOLATION_NAME_RESOLVES,
                it -> it.answers(
                        DEMO1,
                        "'http://web2/'",
                        1,
                        "Connecting to web2 (10.1.1.1:80)\nwget: can't connect to remote host (10.1.1.1): Connection refused\n"));
        states.state(
                "web2 does not serve",
                ISOLATION,
                ISOLATION_CONTROL_PAGE_ABSENT,
                it -> it.answers(
                        DEMO0, address, 1, "wget: can't connect to remote host (172.17.0.2): Connection refused\n"));
        states.state(
                "web2 is on the overlay",
                ISOLATION,
                CONTAINER_NOT_ON_NETWORK,
                it -> it.containers.put(DEMO0, List.of(World.container("web2", "nginx", "my-net", "10.0.9.3", 24))));
        states.state("removed", ISOLATION, CONTAINER_ABSENT, it -> it.containers.put(DEMO0, List.of()));
        states.state(
                "exited",
                ISOLATION,
                CONTAINER_NOT_RUNNING,
                it -> it.containers.put(DEMO0, List.of(States.exited("web2"))));
        for (int exit : new int[] {139, 134, 137}) {
            states.state(
                    "by name: exit " + exit,
                    ISOLATION,
                    CANNOT_PROBE_CRASHED,
                    it -> it.answers(DEMO1, "'http://web2/'", exit, ""));
            states.state(
                    "by address: exit " + exit,
                    ISOLATION,
                    CANNOT_PROBE_CRASHED,
                    it -> it.answers(DEMO1, address, exit, ""));
            states.state(
                    "control: exit " + exit,
                    ISOLATION,
                    CANNOT_PROBE_CRASHED,
                    it -> it.answers(DEMO1, "httpd", exit, ""));
        }
        for (int exit : new int[] {126, 127}) {
            states.state(
                    "by name: exit " + exit,
                    ISOLATION,
                    CANNOT_TOOL_MISSING,
                    it -> it.answers(DEMO1, "'http://web2/'", exit, ""));
            states.state(
                    "by address: exit " + exit,
                    ISOLATION,
                    CANNOT_TOOL_MISSING,
                    it -> it.answers(DEMO1, address, exit, ""));
        }
        states.state(
                "exit 255",
                ISOLATION,
                CANNOT_PROBE_UNCLEAR,
                it -> it.answers(DEMO1, address, 255, "Connection refused"));
        states.state("silent failure", ISOLATION, CANNOT_PROBE_UNCLEAR, it -> it.answers(DEMO1, address, 1, ""));
        states.state(
                "exit 2", ISOLATION, CANNOT_PROBE_UNCLEAR, it -> it.answers(DEMO1, address, 2, "Connection refused"));
        states.state(
                "wget that only ever says bad address",
                ISOLATION,
                CANNOT_CONTROL_FAILED,
                it -> it.answers(DEMO1, "httpd", 1, "wget: bad address '7a8b'\n"));
        states.state("web2's host cannot probe", ISOLATION, CANNOT_CONTROL_FAILED, it -> {
            it.answers(DEMO0, address, 1, "wget: can't connect to remote host (172.17.0.2): Connection refused\n");
            it.answers(DEMO0, "httpd", 1, "");
        });
    }
}
