/** Named outcomes, their verdicts, and the runner that asks and has them judged. */
@NullMarked
package dev.overlaylab.checkers.check;

import org.jspecify.annotations.NullMarked;
