package dev.overlaylab.checkers.check;

/** What a container sees of its network, read beside it: one probe for all checks on the container. */
final class Inside {
    static final int RESOLVER = 0;
    static final int LINKS = 1;
    static final int ROUTES = 2;
    static final String ENTER = "exec nsenter -t \"$pid\" -n ";

    private Inside() {}

    static Trials of(String machine, String container) {
        return Trials.beside(
                machine,
                container,
                "exec cat \"/proc/$pid/root/etc/resolv.conf\"",
                ENTER + "ip -j -4 addr show",
                ENTER + "ip -j -4 route show");
    }
}
