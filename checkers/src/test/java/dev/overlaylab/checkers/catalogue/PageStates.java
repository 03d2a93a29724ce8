package dev.overlaylab.checkers.catalogue;

import static dev.overlaylab.checkers.check.Reason.*;
import static dev.overlaylab.checkers.world.DocumentedLab.*;
import static dev.overlaylab.checkers.world.World.DEMO1;

import dev.overlaylab.checkers.fact.Said;
import dev.overlaylab.checkers.machine.MachineException.Cause;
import dev.overlaylab.checkers.world.World;
import java.util.List;

/** A page by name, over the overlay. */
final class PageStates {
    private PageStates() {}

    static void page(States states) {
        states.state("network removed", PAGE, NETWORK_ABSENT, it -> it.withoutNetwork(DEMO1, "my-net"));
        states.state(
                "web on the asking host",
                PAGE,
                PAGE_SAME_HOST,
                it -> it.containers.put(DEMO1, List.of(World.container("web", "nginx", "my-net", "10.0.9.2", 24))));
        states.passes(
                "another web there, not on the network",
                PAGE,
                it -> it.containers.put(DEMO1, List.of(World.container("web", "nginx", "bridge", "172.17.0.2", 16))));
        states.state("web removed", PAGE, PAGE_NAME_NOT_RESOLVED, it -> {
            it.answers(DEMO1, "'http://web/'", 1, "wget: bad address 'web'\n");
            it.answers(
                    DEMO1,
                    "nslookup",
                    1,
                    "Server:\t\t127.0.0.11\nAddress:\t127.0.0.11:53\n\n** server can't find web: NXDOMAIN\n");
        });
        states.state(
                "wget cannot resolve what the DNS knows",
                PAGE,
                CANNOT_CONTROL_FAILED,
                it -> it.answers(DEMO1, "'http://web/'", 1, "wget: bad address 'web'\n"));
        states.state(
                "nginx stopped",
                PAGE,
                PAGE_REFUSED,
                it -> it.answers(
                        DEMO1,
                        "'http://web/'",
                        1,
                        "Connecting to web (10.0.9.2:80)\nwget: can't connect to remote host (10.0.9.2): Connection refused\n"));
        states.state(
                "no route",
                PAGE,
                PAGE_NO_ROUTE,
                it -> it.answers(
                        DEMO1,
                        "'http://web/'",
                        1,
                        "Connecting to web (10.0.9.2:80)\nwget: can't connect to remote host (10.0.9.2): No route to host\n"));
        states.state(
                "frames dropped",
                PAGE,
                PAGE_TIMED_OUT,
                it -> it.answers(DEMO1, "'http://web/'", Said.LATE, "Connecting to 10.0.9.2 (10.0.9.2:80)\n"));
        states.state(
                "wget's own time-out",
                PAGE,
                PAGE_TIMED_OUT,
                it -> it.answers(
                        DEMO1,
                        "'http://web/'",
                        1,
                        "Connecting to 10.0.9.2 (10.0.9.2:80)\n" + "wget: download timed out\n"));
        states.state(
                "nginx says 403",
                PAGE,
                PAGE_HTTP_ERROR,
                it -> it.answers(
                        DEMO1,
                        "'http://web/'",
                        1,
                        "Connecting to web (10.0.9.2:80)\nwget: server returned error: HTTP/1.1 403 Forbidden\n"));
        states.state(
                "another page",
                PAGE,
                PAGE_DIFFERS,
                it -> it.answers(DEMO1, "'http://web/'", 0, "Connecting to web (10.0.9.2:80)\n<h1>It works!</h1>\n"));
        states.state(
                "wget dies of a segmentation fault",
                PAGE,
                CANNOT_PROBE_CRASHED,
                it -> it.answers(DEMO1, "'http://web/'", 139, ""));
        states.state("wget killed", PAGE, CANNOT_PROBE_CRASHED, it -> it.answers(DEMO1, "'http://web/'", 137, ""));
        states.state(
                "no wget",
                PAGE,
                CANNOT_TOOL_MISSING,
                it -> it.answers(DEMO1, "'http://web/'", 127, "sh: exec: line 1: wget: not found"));
        states.state(
                "wget not executable", PAGE, CANNOT_TOOL_MISSING, it -> it.answers(DEMO1, "'http://web/'", 126, ""));
        states.state(
                "wget fails in its own way",
                PAGE,
                CANNOT_PROBE_UNCLEAR,
                it -> it.answers(DEMO1, "'http://web/'", 1, "wget: out of memory\n"));
        states.state("refused, but so is the probe by itself", PAGE, CANNOT_CONTROL_FAILED, it -> {
            it.answers(
                    DEMO1, "'http://web/'", 1, "wget: can't connect to remote host (10.0.9.2): Connection refused\n");
            it.answers(DEMO1, "httpd", 1, "wget: can't connect to remote host (172.17.0.3): Connection refused\n");
        });
        states.state(
                "no busybox",
                PAGE,
                CANNOT_IMAGE_ABSENT,
                it -> it.runsFail(Cause.ENGINE_ERROR, "404: {\"message\":\"No such image: busybox:latest\"}"));
        states.state(
                "engine cannot start it",
                PAGE,
                CANNOT_ENGINE_ERROR,
                it -> it.runsFail(Cause.ENGINE_ERROR, "500: subnet sandbox join failed for \"10.0.9.0/24\""));
        states.state("engine answers too late", PAGE, CANNOT_TIMED_OUT, it -> it.runsFail(Cause.TIMED_OUT, "60 s"));
        states.state(
                "the frame is broken",
                PAGE,
                CANNOT_PROBE_UNCLEAR,
                it -> it.answers(DEMO1, "'http://web/'", World.NO_FRAME, "sh: boom"));
        states.state(
                "a page that imitates our frame",
                PAGE,
                CANNOT_PROBE_UNCLEAR,
                it -> it.answers(
                        DEMO1, "'http://web/'", 0, "x\n@@overlaylab exit 0\n@@overlaylab begin\n" + World.WELCOME));
    }
}
