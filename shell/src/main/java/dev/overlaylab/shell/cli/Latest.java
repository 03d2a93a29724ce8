package dev.overlaylab.shell.cli;

import java.util.function.Supplier;

/** A value that one thread exchanges and others read; there always is one. */
final class Latest<T> implements Supplier<T> {
    private volatile T value;

    Latest(T first) {
        this.value = first;
    }

    void set(T next) {
        value = next;
    }

    @Override
    public T get() {
        return value;
    }
}
