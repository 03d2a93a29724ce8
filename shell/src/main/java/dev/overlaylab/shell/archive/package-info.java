/** What a learner did in a lab as one file, for another computer. */
@NullMarked
package dev.overlaylab.shell.archive;

import org.jspecify.annotations.NullMarked;
