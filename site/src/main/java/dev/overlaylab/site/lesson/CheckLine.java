package dev.overlaylab.site.lesson;

/**
 * What must be true after a step.
 *
 * @param type its type of checks
 * @param title in the page's language
 * @param outcome what a recorded run said: {@code PASS}, {@code FAIL}, {@code CANNOT_CHECK}; empty when there is none
 */
public record CheckLine(String id, String type, String title, String outcome) {}
