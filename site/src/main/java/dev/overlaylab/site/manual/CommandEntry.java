package dev.overlaylab.site.manual;

import java.util.List;

/**
 * A command of the program, in one language.
 *
 * @param name in full, such as {@code overlaylab image build}
 * @param synopsis how it is typed
 * @param summary what it does
 */
public record CommandEntry(String name, String synopsis, String summary, List<Argument> arguments) {
    public CommandEntry {
        arguments = List.copyOf(arguments);
    }

    /** An option or a parameter, as it is typed, with what it means. */
    public record Argument(String typed, String meaning) {}

    /** The part of an address that leads to it. */
    public String anchor() {
        return name.replace(' ', '-');
    }
}
