package dev.overlaylab.labs.classicswarm.schedule;

import java.util.List;

/** An image that a node has. */
public record LocalImage(String id, List<String> tags) {
    public LocalImage {
        tags = List.copyOf(tags);
    }
}
