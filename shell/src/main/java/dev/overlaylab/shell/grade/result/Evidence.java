package dev.overlaylab.shell.grade.result;

import dev.overlaylab.checkers.probe.Observations;
import java.time.Instant;
import java.util.List;

/**
 * What a look at one student's machines leaves; judging it again gives the same verdicts.
 *
 * @param hosts the machines that were looked at
 * @param seenAt when the look began
 */
public record Evidence(String lab, Subject subject, List<SeenHost> hosts, Instant seenAt, Observations observations) {
    public Evidence {
        hosts = List.copyOf(hosts);
    }

    /**
     * A machine of the lab, and the host that was taken for it.
     *
     * @param machine its name in the lab
     * @param host {@code user@host:port}, or what a list calls it
     * @param hostKey the host key that it showed, in OpenSSH's public form; empty when it never did
     */
    public record SeenHost(String machine, String host, String hostKey) {}
}
