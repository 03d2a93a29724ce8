package dev.overlaylab.shell.render;

import dev.overlaylab.checkers.check.Verdict.Outcome;

/** How a verdict is shown: a sign, a word from the catalogue, a colour. */
enum Mark {
    PASS("✔", "report.pass", Style.PASS),
    FAIL("✘", "report.fail", Style.FAIL),
    CANNOT_CHECK("?", "report.cannot-check", Style.CANNOT_CHECK);

    private final String sign;
    private final String key;
    private final Style style;

    Mark(String sign, String key, Style style) {
        this.sign = sign;
        this.key = key;
        this.style = style;
    }

    static Mark of(Outcome outcome) {
        return switch (outcome) {
            case PASS -> PASS;
            case FAIL -> FAIL;
            case CANNOT_CHECK -> CANNOT_CHECK;
        };
    }

    String sign() {
        return sign;
    }

    String key() {
        return key;
    }

    Style style() {
        return style;
    }
}
