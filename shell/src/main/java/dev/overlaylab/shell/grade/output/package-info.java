/**
 * What becomes of a class's grades: gradebooks, reports, pages. Everything in them may be a hostile host's words, so that each
 * format has one place where text is made harmless: {@link dev.overlaylab.shell.grade.output.Harmless} for tables and XML, the
 * templates' own escaping for HTML.
 */
@NullMarked
package dev.overlaylab.shell.grade.output;

import org.jspecify.annotations.NullMarked;
