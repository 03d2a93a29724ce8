/** What makes machines: one contract, several kinds of machine. */
@NullMarked
package dev.overlaylab.labs.driver;

import org.jspecify.annotations.NullMarked;
