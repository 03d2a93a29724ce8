package dev.overlaylab.checkers.path;

import dev.overlaylab.checkers.inquiry.Trials;

/**
 * Where on a host it is looked from, as a container sees the network; commands that begin with {@link
 * dev.overlaylab.checkers.inquiry.Inside#ENTER} run there, others on the host itself.
 */
@FunctionalInterface
public interface Vantage {
    Trials trials(String... commands);

    /** A container made for the purpose; the image has to have {@code sleep}. */
    static Vantage ofNewContainer(String machine, String image, String network) {
        return commands -> Trials.besideNew(machine, image, network, commands);
    }

    /** A container that runs there, whatever is in it. */
    static Vantage ofContainer(String machine, String container) {
        return commands -> Trials.beside(machine, container, commands);
    }
}
