/** Questions put to machines, and what was seen, as plain data. */
@NullMarked
package dev.overlaylab.checkers.probe;

import org.jspecify.annotations.NullMarked;
