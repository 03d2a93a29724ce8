package dev.overlaylab.shell.prove;

import dev.overlaylab.shell.report.CommandReport;

/** A documented command that was typed; its output is what stood on the screen in the end. */
public record CommandProof(String id, CommandReport report) {}
