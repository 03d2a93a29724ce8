/** The learner's conversation: text typed or pasted, the shell's own few words, everything else to the workstation. */
@NullMarked
package dev.overlaylab.shell.repl;

import org.jspecify.annotations.NullMarked;
