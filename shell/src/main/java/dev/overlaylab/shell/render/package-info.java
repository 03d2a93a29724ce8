/** Markdown and reports as styled lines for terminals, and reports as JSON: pure functions, no clock, no input or output. */
@NullMarked
package dev.overlaylab.shell.render;

import org.jspecify.annotations.NullMarked;
