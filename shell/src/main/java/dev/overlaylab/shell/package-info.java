/** The overlaylab command: command line, REPL, automatic play, renderers. */
@NullMarked
package dev.overlaylab.shell;

import org.jspecify.annotations.NullMarked;
