/**
 * AssertJ assertions about a cluster of Docker hosts; usable in any test, and what our own verdicts are built from.
 *
 * <pre>{@code
 * assertThat(cluster).overlayNetwork("my-net").hasSameIdOnEveryHost().hasSubnet("10.0.9.0/24");
 * }</pre>
 *
 * <p>A failed assertion is a {@link dev.overlaylab.checkers.check.FindingsError}: it carries what is wrong as data. What
 * could not be seen is a {@link dev.overlaylab.checkers.check.CannotCheckException}, which is no assertion failure.
 */
@NullMarked
package dev.overlaylab.checkers.assertion;

import org.jspecify.annotations.NullMarked;
