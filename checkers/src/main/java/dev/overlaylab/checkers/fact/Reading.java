package dev.overlaylab.checkers.fact;

/**
 * Makes a fact of what a command said.
 *
 * @param <T> the fact
 */
@FunctionalInterface
public interface Reading<T> {
    /** The fact; throws nothing but {@link UnclearException}, whatever the command said. */
    T of(Said said) throws UnclearException;
}
