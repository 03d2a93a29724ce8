package dev.overlaylab.shell.grade.run;

import dev.overlaylab.checkers.check.CheckResult;
import dev.overlaylab.checkers.probe.Observations;
import dev.overlaylab.labs.lab.Lab;
import dev.overlaylab.shell.grade.result.Evidence.SeenHost;
import java.util.List;
import java.util.Map;

/** Looks at one student's machines. */
@FunctionalInterface
public interface Eyes {
    /**
     * Judges all checks of the lab; whatever keeps from it is a verdict, not an exception.
     *
     * @param hosts by machine of the lab, the name of the student's host
     */
    Look look(Lab lab, Map<String, String> hosts) throws InterruptedException;

    /** What was seen, and what it came to. */
    record Look(List<CheckResult> results, Observations observations, List<SeenHost> hosts) {
        public Look {
            results = List.copyOf(results);
            hosts = List.copyOf(hosts);
        }
    }
}
