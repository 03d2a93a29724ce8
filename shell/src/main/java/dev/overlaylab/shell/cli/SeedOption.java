package dev.overlaylab.shell.cli;

import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.lab.Lab;
import dev.overlaylab.labs.lab.Seed;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a lab's variations are drawn from. */
final class SeedOption {
    @Option(names = "--seed", paramLabel = "TEXT", descriptionKey = "seed")
    @Nullable
    String text;

    /** The seed that was given; an empty text asks for the lab as it is documented. */
    Optional<Seed> given() {
        return Optional.ofNullable(text).map(Seed::of);
    }

    /** What the seed of a lab has given. */
    static Text told(Lab lab) {
        var variant = lab.variant();
        var values = variant.parameters().entrySet().stream()
                .map(it -> it.getKey() + " = " + it.getValue())
                .collect(Collectors.joining(", "));
        return Text.of(
                values.isEmpty() ? "seed.unused" : "seed.values",
                "seed",
                variant.seed().text(),
                "lab",
                lab.id(),
                "values",
                values);
    }
}
