/** What a run came to, before anybody chose a language or a format, and the exit code it ends with. */
@NullMarked
package dev.overlaylab.shell.report;

import org.jspecify.annotations.NullMarked;
