/** What a lab's author writes for a check of one type. */
@NullMarked
package dev.overlaylab.checkers.catalogue.kind;

import org.jspecify.annotations.NullMarked;
