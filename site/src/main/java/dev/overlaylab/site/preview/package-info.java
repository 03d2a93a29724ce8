/** A site on this computer that shows changes while an author writes. */
@NullMarked
package dev.overlaylab.site.preview;

import org.jspecify.annotations.NullMarked;
