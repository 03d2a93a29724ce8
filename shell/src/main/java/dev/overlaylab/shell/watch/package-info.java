/** What was green and no longer is: since when, and after which commands. */
@NullMarked
package dev.overlaylab.shell.watch;

import org.jspecify.annotations.NullMarked;
