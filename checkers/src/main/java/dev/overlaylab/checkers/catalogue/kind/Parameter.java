package dev.overlaylab.checkers.catalogue.kind;

import java.util.Optional;

/**
 * A parameter of a type of checks, as the type itself reads it.
 *
 * @param form what may be written, such as {@code NAME} or {@code 1–65535}
 * @param otherwise its value when it is left out: empty for nothing, {@code MACHINE} for that of the parameter {@code machine};
 *     absent where it must not be left out
 */
public record Parameter(String name, String form, Optional<String> otherwise) {}
