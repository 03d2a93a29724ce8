package dev.overlaylab.labs.classicswarm.schedule;

import java.util.ArrayList;
import java.util.List;

/** Nodes that have such a container, such an image, or a container with such a label. */
final class AffinityFilter extends ExpressionFilter {
    AffinityFilter() {
        super("affinity", ContainerWish::affinities);
    }

    @Override
    boolean holds(Expression expression, Candidate node) {
        return expression.holds(
                switch (expression.key()) {
                    case "container" -> containers(node);
                    case "image" -> images(node);
                    default ->
                        node.containers().stream()
                                .map(it -> it.labels().getOrDefault(expression.key(), ""))
                                .toList();
                });
    }

    private static List<String> containers(Candidate node) {
        var names = new ArrayList<String>();
        node.containers().stream().filter(it -> !it.names().isEmpty()).forEach(it -> {
            names.add(it.id());
            names.add(it.names().get(0));
        });
        return names;
    }

    private static List<String> images(Candidate node) {
        var names = new ArrayList<String>();
        node.images().forEach(image -> {
            names.add(image.id());
            image.tags().forEach(tag -> {
                names.add(tag);
                names.add(repository(tag));
            });
        });
        return names;
    }

    /** A colon before a slash belongs to the registry's address. */
    private static String repository(String tag) {
        int colon = tag.lastIndexOf(':');
        return colon > tag.lastIndexOf('/') ? tag.substring(0, colon) : tag;
    }
}
