/** What was typed and judged, kept so that nothing is lost: an append-only record, and the place to go on from. */
@NullMarked
package dev.overlaylab.shell.journal;

import org.jspecify.annotations.NullMarked;
