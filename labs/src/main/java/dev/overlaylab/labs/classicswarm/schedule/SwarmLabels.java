package dev.overlaylab.labs.classicswarm.schedule;

/** The labels by which the cluster remembers a container's wishes. */
public final class SwarmLabels {
    private static final String NAMESPACE = "com.docker.swarm.";

    public static final String ID = NAMESPACE + "id";
    public static final String AFFINITIES = NAMESPACE + "affinities";
    public static final String CONSTRAINTS = NAMESPACE + "constraints";
    public static final String WHITELISTS = NAMESPACE + "whitelists";
    public static final String RESCHEDULE_POLICIES = NAMESPACE + "reschedule-policies";

    private SwarmLabels() {}
}
