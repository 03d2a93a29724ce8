/** Lines that each carry the hash of the one before, so that what was changed, removed or moved is found: what journals and evidence share. */
@NullMarked
package dev.overlaylab.shell.chain;

import org.jspecify.annotations.NullMarked;
