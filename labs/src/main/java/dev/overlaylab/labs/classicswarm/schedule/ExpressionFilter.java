package dev.overlaylab.labs.classicswarm.schedule;

import java.util.List;
import java.util.function.Function;

/** Nodes for which all expressions of one kind hold. */
abstract class ExpressionFilter implements Filter {
    private final String name;
    private final Function<ContainerWish, List<String>> expressions;

    ExpressionFilter(String name, Function<ContainerWish, List<String>> expressions) {
        this.name = name;
        this.expressions = expressions;
    }

    /** Whether one expression holds for a node. */
    abstract boolean holds(Expression expression, Candidate node);

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final List<Candidate> fit(ContainerWish wish, List<Candidate> nodes, boolean soft)
            throws PlacementException {
        var left = nodes;
        for (var expression : Expression.all(expressions.apply(wish))) {
            if (soft || !expression.soft()) {
                left = left.stream().filter(it -> holds(expression, it)).toList();
                if (left.isEmpty()) {
                    throw new PlacementException("unable to find a node that satisfies the " + name + " " + expression);
                }
            }
        }
        return left;
    }

    @Override
    public List<String> conditions(ContainerWish wish) throws PlacementException {
        return Expression.all(expressions.apply(wish)).stream()
                .map(Expression::withSoftness)
                .toList();
    }
}
