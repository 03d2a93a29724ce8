/**
 * Labs and their transcripts as static pages in three languages.
 *
 * <p>{@code lesson} reads labs and transcripts into what a page shows, {@code page} fills templates with it, {@code folder}
 * puts the result in the place of the last one, {@code preview} shows it while an author writes, {@code fragment} makes
 * Markdown for other sites. What only the program knows, its command line and its schemas, it hands over as a
 * {@code manual}: the shell knows the site, the site does not know the shell.
 */
@NullMarked
package dev.overlaylab.site;

import org.jspecify.annotations.NullMarked;
