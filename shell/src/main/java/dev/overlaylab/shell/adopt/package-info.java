/** How a survey of somebody's hosts is shown. */
@NullMarked
package dev.overlaylab.shell.adopt;

import org.jspecify.annotations.NullMarked;
