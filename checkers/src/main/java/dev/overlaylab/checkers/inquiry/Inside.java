package dev.overlaylab.checkers.inquiry;

import dev.overlaylab.checkers.fact.Link;
import dev.overlaylab.checkers.fact.Route;

/** What a container sees of its network, read beside it: one probe for all checks on the container. */
public final class Inside {
    /** The place of each answer. */
    public static final int RESOLVER = 0;

    public static final int LINKS = 1;
    public static final int ROUTES = 2;
    /** Before a command that shall run in the container's network. */
    public static final String ENTER = "exec nsenter -t \"$pid\" -n ";

    private Inside() {}

    /** Asks for resolver, links and routes of a running container. */
    public static Trials of(String machine, String container) {
        return Trials.beside(
                machine,
                container,
                "exec cat \"/proc/$pid/root/etc/resolv.conf\"",
                ENTER + Link.COMMAND,
                ENTER + Route.COMMAND);
    }
}
