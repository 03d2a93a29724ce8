/** Languages, messages as data, catalogues that turn them into text, and the width of that text. */
@NullMarked
package dev.overlaylab.i18n;

import org.jspecify.annotations.NullMarked;
