package dev.overlaylab.labs.classicswarm.schedule;

import java.util.List;

/** Nodes whose name is on a list; whatever the key, it is names that are listed. */
final class WhitelistFilter extends ExpressionFilter {
    WhitelistFilter() {
        super("whitelist", ContainerWish::whitelists);
    }

    @Override
    boolean holds(Expression expression, Candidate node) {
        return List.of(expression.value().split("\\|", -1)).contains(node.name());
    }
}
