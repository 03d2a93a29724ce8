package dev.overlaylab.labs.classicswarm.schedule;

import java.util.List;

/** Nodes that are called so, or whose labels are. */
final class ConstraintFilter extends ExpressionFilter {
    ConstraintFilter() {
        super("constraint", ContainerWish::constraints);
    }

    @Override
    boolean holds(Expression expression, Candidate node) {
        return expression.holds(
                expression.key().equals("node")
                        ? List.of(node.id(), node.name())
                        : List.of(node.labels().getOrDefault(expression.key(), "")));
    }

    @Override
    public List<String> conditions(ContainerWish wish) throws PlacementException {
        return Expression.all(wish.constraints()).stream()
                .map(Expression::toString)
                .toList();
    }
}
