package dev.overlaylab.labs.explain;

import dev.overlaylab.i18n.Text;

/**
 * Something to know about a place in an output.
 *
 * @param line the line, from 0
 * @param start where in the line it begins, in chars
 * @param end where it ends, exclusive
 */
public record Annotation(int line, int start, int end, Text text) {}
