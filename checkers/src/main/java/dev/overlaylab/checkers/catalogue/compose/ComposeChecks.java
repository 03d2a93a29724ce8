package dev.overlaylab.checkers.catalogue.compose;

import dev.overlaylab.checkers.catalogue.kind.Kind;
import java.util.List;

/** The types about Compose. */
public final class ComposeChecks {
    /** One line a type: name, how it is made, its parameters. */
    public static final List<Kind> KINDS = List.of(
            new Kind("compose-services", ComposeServices::new, "machines", "project", "services", "on", "network"));

    private ComposeChecks() {}
}
