package dev.overlaylab.shell.doctor;

import dev.overlaylab.i18n.Text;

/** One line of the doctor's report. */
public record Finding(String subject, Grade grade, Text text) {
    /** How good that is for running labs. */
    public enum Grade {
        GOOD,
        SLOW,
        MISSING
    }
}
