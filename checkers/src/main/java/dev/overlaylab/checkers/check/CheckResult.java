package dev.overlaylab.checkers.check;

/** A check's ID and its verdict. */
public record CheckResult(String checkId, Verdict verdict) {}
