/** Typed facts, read from what tools print. Pure: any input gives a fact, nothing, or {@link UnclearException}. */
@NullMarked
package dev.overlaylab.checkers.fact;

import org.jspecify.annotations.NullMarked;
