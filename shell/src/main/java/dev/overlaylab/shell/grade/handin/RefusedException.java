package dev.overlaylab.shell.grade.handin;

import dev.overlaylab.i18n.Text;

/** A file is no hand-in, or none that could be believed. */
public final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Text why;

    RefusedException(Text why) {
        super(why.key() + " " + why.arguments());
        this.why = why;
    }

    public Text why() {
        return why;
    }
}
