/** The machine image, built from Debian packages on first use. */
@NullMarked
package dev.overlaylab.labs.image;

import org.jspecify.annotations.NullMarked;
