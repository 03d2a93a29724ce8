/** The labs as Markdown or bare HTML for sites that others build. */
@NullMarked
package dev.overlaylab.site.fragment;

import org.jspecify.annotations.NullMarked;
