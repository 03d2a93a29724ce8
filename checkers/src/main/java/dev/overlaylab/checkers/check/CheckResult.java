package dev.overlaylab.checkers.check;

import dev.overlaylab.i18n.Text;

/** A check by its ID and title, and its verdict. */
public record CheckResult(String checkId, Text title, Verdict verdict) {}
