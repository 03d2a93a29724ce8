package dev.overlaylab.site.lesson;

import java.util.List;

/**
 * Help for one reason.
 *
 * @param reason its code; empty for any other
 * @param meaning the reason in words; empty for any other
 * @param levels HTML, from vague to plain
 */
public record HintLine(String reason, String meaning, List<String> levels) {
    public HintLine {
        levels = List.copyOf(levels);
    }
}
