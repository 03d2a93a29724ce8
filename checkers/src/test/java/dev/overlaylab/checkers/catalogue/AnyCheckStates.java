package dev.overlaylab.checkers.catalogue;

import static dev.overlaylab.checkers.check.Reason.*;
import static dev.overlaylab.checkers.world.DocumentedLab.*;
import static dev.overlaylab.checkers.world.World.DEMO0;
import static dev.overlaylab.checkers.world.World.DEMO1;
import static dev.overlaylab.checkers.world.World.KEYSTORE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.checkers.machine.MachineException.Cause;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whatever is asked: a machine that gives no answer. */
final class AnyCheckStates {
    private AnyCheckStates() {}

    static void anyCheck(States states) {
        var reasons = new HashMap<>(Map.of(
                Cause.ABSENT, MACHINE_ABSENT,
                Cause.UNREACHABLE, CANNOT_UNREACHABLE,
                Cause.WRONG_HOST_KEY, CANNOT_WRONG_HOST_KEY,
                Cause.NOT_ADMITTED, CANNOT_NOT_ADMITTED,
                Cause.LOST, CANNOT_LOST,
                Cause.TIMED_OUT, CANNOT_TIMED_OUT,
                Cause.ENGINE_DOWN, CANNOT_ENGINE_DOWN,
                Cause.ENGINE_ERROR, CANNOT_ENGINE_ERROR,
                Cause.NOT_OBSERVED, CANNOT_NOT_OBSERVED));
        assertThat(reasons).containsOnlyKeys(MachineException.Cause.values());
        reasons.forEach((cause, reason) -> {
            states.state(cause.toString(), CONSUL, reason, it -> it.silent(KEYSTORE, cause, "why"));
            for (var check : ALL.subList(1, ALL.size())) {
                var machine = check.equals(PAGE) ? DEMO1 : DEMO0;
                states.state(cause.toString(), check, reason, it -> it.silent(machine, cause, "why"));
            }
        });
        states.several("both machines absent", OVERLAY, List.of(MACHINE_ABSENT, MACHINE_ABSENT), it -> {
            it.silent(DEMO0, Cause.ABSENT, "");
            it.silent(DEMO1, Cause.ABSENT, "");
        });
        states.state("one machine absent, one unreachable", OVERLAY, MACHINE_ABSENT, it -> {
            it.silent(DEMO0, Cause.UNREACHABLE, "");
            it.silent(DEMO1, Cause.ABSENT, "");
        });
    }
}
