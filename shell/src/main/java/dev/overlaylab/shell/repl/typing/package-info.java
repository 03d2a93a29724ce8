/** What helps at the prompt of a terminal: completion, the ghost of what comes next, colours. */
@NullMarked
package dev.overlaylab.shell.repl.typing;

import org.jspecify.annotations.NullMarked;
