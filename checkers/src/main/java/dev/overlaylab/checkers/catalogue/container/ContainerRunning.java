package dev.overlaylab.checkers.catalogue.container;

import dev.overlaylab.checkers.assertion.Judgement;
import dev.overlaylab.checkers.catalogue.kind.Parameters;
import dev.overlaylab.checkers.check.Verdict;
import dev.overlaylab.checkers.inquiry.Cluster;
import dev.overlaylab.checkers.inquiry.Inquiry;
import dev.overlaylab.i18n.Text;
import java.util.List;

/** A container runs on the right machine and is attached to the network. */
final class ContainerRunning extends Inquiry {
    private final String machine;
    private final String container;
    private final String network;
    private final String image;
    private final List<String> others;

    ContainerRunning(String id, Parameters it) {
        this(
                id,
                it.name("machine"),
                it.name("container"),
                it.name("network"),
                it.text("image", ""),
                it.names("others", List.of()));
    }

    /**
     * @param image repository, with or without a tag; empty for any
     * @param others machines where it may be by mistake
     */
    private ContainerRunning(
            String id, String machine, String container, String network, String image, List<String> others) {
        super(id, Text.of("check.container-running", "machine", machine, "container", container, "network", network));
        this.machine = machine;
        this.container = container;
        this.network = network;
        this.image = image;
        this.others = List.copyOf(others);
    }

    @Override
    protected Verdict conclude(Cluster cluster) {
        return Judgement.of(cluster)
                .all(it -> it.host(machine).container(container).isHereRatherThanOn(others))
                .all(it -> {
                    var web = it.host(machine).container(container).isAttachedTo(network);
                    if (!image.isEmpty()) {
                        web.isFromImage(image);
                    }
                })
                .verdict();
    }
}
