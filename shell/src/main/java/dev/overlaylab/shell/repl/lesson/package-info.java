/** A lesson in progress: where the learner is, what was judged, and how it is shown. */
@NullMarked
package dev.overlaylab.shell.repl.lesson;

import org.jspecify.annotations.NullMarked;
