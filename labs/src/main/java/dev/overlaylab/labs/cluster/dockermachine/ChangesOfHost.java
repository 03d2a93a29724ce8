package dev.overlaylab.labs.cluster.dockermachine;

import dev.overlaylab.labs.driver.MachineSpec;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Shows what creating a machine would alter on a host that is somebody's, and goes on only when told yes. */
record ChangesOfHost(Bench bench) {
    /** @param further commands that run there once the engine has its settings */
    void agreedTo(MachineSpec spec, List<String> further, Call call) throws IOException, InterruptedException {
        var found = bench.driver().changes(spec);
        if (found.isEmpty()) {
            return;
        }
        var changes = found.get();
        var words = bench.words();
        call.out(words.say("workstation.machine.changes", "name", spec.name(), "host", changes.host()));
        changes.commands().forEach(it -> call.out("    " + it));
        further.forEach(it -> call.out("    " + it));
        call.out(words.say("workstation.machine.changes-undone", "name", spec.name()));
        if (changes.runningContainers() > 0) {
            call.out(words.say("workstation.machine.changes-stop", "containers", changes.runningContainers()));
        }
        if (changes.agreed()) {
            return;
        }
        var answer = call.ask(words.say("workstation.machine.changes-ask") + " ")
                .strip()
                .toLowerCase(Locale.ROOT);
        if (!answer.equals("y") && !answer.equals("yes")) {
            throw new Refusal(words.say("workstation.machine.changes-refused", "host", changes.host()));
        }
    }

    /** Refuses what is done only to machines of one's own. */
    static void refuseUnlessOurs(Bench bench, String command) {
        if (!bench.driver().ownsMachines()) {
            throw new Refusal(bench.words().say("workstation.machine.not-ours", "command", command));
        }
    }
}
