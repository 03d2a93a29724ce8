package dev.overlaylab.labs.inventory;

import java.util.List;

/**
 * One line of an SSH configuration.
 *
 * @param conditions all of which must hold for it to count
 * @param keyword in small letters
 */
record SshDirective(List<SshCondition> conditions, String keyword, List<String> arguments, String file, int line) {
    String first() {
        return arguments.get(0);
    }
}
