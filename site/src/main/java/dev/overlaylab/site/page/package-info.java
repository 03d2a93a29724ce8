/** Pages, made of templates. */
@NullMarked
package dev.overlaylab.site.page;

import org.jspecify.annotations.NullMarked;
