/** The programs {@code join}, which keeps one engine's entry in the discovery alive, and {@code list}. */
@NullMarked
package dev.overlaylab.labs.classicswarm.join;

import org.jspecify.annotations.NullMarked;
