package dev.overlaylab.labs.classicswarm.api;

/** Whether this manager leads. */
@FunctionalInterface
public interface Role {
    /** The only manager there is. */
    Role ALONE = () -> new Standing(true, "");

    /** How it is now. */
    Standing now();

    /**
     * Leading or not, and who does.
     *
     * @param primary the leader's address when it is another; empty when this one leads, or nobody is known to
     */
    record Standing(boolean leads, String primary) {}
}
