/** Puts a site in the place of the last one, and touches nothing else. */
@NullMarked
package dev.overlaylab.site.folder;

import org.jspecify.annotations.NullMarked;
