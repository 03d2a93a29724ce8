/** The types of checks that a lab can name, by topic. */
@NullMarked
package dev.overlaylab.checkers.catalogue;

import org.jspecify.annotations.NullMarked;
