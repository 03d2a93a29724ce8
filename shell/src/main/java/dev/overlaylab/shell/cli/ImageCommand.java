package dev.overlaylab.shell.cli;

import dev.overlaylab.i18n.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells about the machine image, or builds it. */
@Command(name = "image")
final class ImageCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Mixin
    CommonOptions common = new CommonOptions();

    ImageCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        return info(common);
    }

    /** Prints the manifest: packages, versions, sizes; it is JSON. */
    @Command(name = "info")
    Integer info(@Mixin CommonOptions options) {
        var speaker = invocation.speaker();
        var manifest = invocation.wiring().home().image().resolve("manifest.json");
        if (!Files.exists(manifest)) {
            speaker.answer(Text.of("cli.image-absent"));
            return 0;
        }
        try {
            speaker.streams().out().println(Files.readString(manifest).stripTrailing());
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Command(name = "build")
    @SuppressWarnings("try")
    Integer build(
            @Mixin CommonOptions options,
            @Option(names = "--driver", paramLabel = "vm|namespace", descriptionKey = "driver") String driver) {
        var wiring = invocation.wiring();
        var wanted = WrongUsage.unless(() -> wiring.checkedDriver(driver == null ? Wiring.DEFAULT_DRIVER : driver));
        try (var end = OrderlyEnd.of(() -> {}, Duration.ofSeconds(60))) {
            wiring.ensureImage(wanted, new ProgressLine(invocation.speaker(), Clock.systemUTC()));
        }
        invocation
                .speaker()
                .answer(Text.of("cli.image-built", "path", wiring.home().image().toString()));
        return 0;
    }
}
