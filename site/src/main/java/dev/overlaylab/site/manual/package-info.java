/** What the program tells about itself: commands and schemas. */
@NullMarked
package dev.overlaylab.site.manual;

import org.jspecify.annotations.NullMarked;
