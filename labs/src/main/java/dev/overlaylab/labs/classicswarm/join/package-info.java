/** The program {@code join}: keeps one engine's entry in the discovery alive. */
@NullMarked
package dev.overlaylab.labs.classicswarm.join;

import org.jspecify.annotations.NullMarked;
