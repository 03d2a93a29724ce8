package dev.overlaylab.labs.lab;

import dev.overlaylab.checkers.check.Check;
import java.util.Map;

/** Makes the checks that a lab names; a {@link dev.overlaylab.i18n.Problem} for what it does not know. */
@FunctionalInterface
interface CheckMaker {
    Check make(String type, String id, Map<String, Object> parameters);
}
