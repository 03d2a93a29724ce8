/** Lab model and transcripts into static pages. */
@NullMarked
package dev.overlaylab.site;

import org.jspecify.annotations.NullMarked;
