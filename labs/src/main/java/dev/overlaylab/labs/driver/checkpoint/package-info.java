/** Saved moments of a whole lab: what they are, and how they lie on disk. */
@NullMarked
package dev.overlaylab.labs.driver.checkpoint;

import org.jspecify.annotations.NullMarked;
