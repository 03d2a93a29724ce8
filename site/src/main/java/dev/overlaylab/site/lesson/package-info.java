/** What the pages of a lab show, read from the lab and from a transcript of a real run. */
@NullMarked
package dev.overlaylab.site.lesson;

import org.jspecify.annotations.NullMarked;
