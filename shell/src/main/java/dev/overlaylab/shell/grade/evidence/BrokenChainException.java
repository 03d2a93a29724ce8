package dev.overlaylab.shell.grade.evidence;

import dev.overlaylab.shell.chain.Break;

/** A chain does not fit together; nothing in it may be believed. */
public final class BrokenChainException extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Break where;

    BrokenChainException(Break where) {
        super(where.toString());
        this.where = where;
    }

    public Break where() {
        return where;
    }
}
