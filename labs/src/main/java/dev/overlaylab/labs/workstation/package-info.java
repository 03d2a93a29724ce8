/** The machine the learner types at: a real bash on a pseudo-terminal, line after line. */
@NullMarked
package dev.overlaylab.labs.workstation;

import org.jspecify.annotations.NullMarked;
