/** The shell's own words, one class each; everything else that is typed goes to the workstation's bash. */
@NullMarked
package dev.overlaylab.shell.repl.word;

import org.jspecify.annotations.NullMarked;
