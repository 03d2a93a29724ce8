/** Named outcomes and their verdicts: judging is a pure function of observations. */
@NullMarked
package dev.overlaylab.checkers.check;

import org.jspecify.annotations.NullMarked;
