package dev.overlaylab.shell.cli;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.image.EngineVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
        return info(common, EngineVersion.DEFAULT.id());
    }

    /** Prints the manifest: packages, versions, sizes; it is JSON. */
    @Command(name = "info")
    Integer info(
            @Mixin CommonOptions options,
            @Option(names = "--engine", paramLabel = "VERSION", descriptionKey = "image-engine") @Nullable
                    String engine) {
        var speaker = invocation.speaker();
        var manifest = invocation.wiring().imageDirectory(version(engine)).resolve("manifest.json");
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
            @Option(names = "--driver", paramLabel = "vm|namespace", descriptionKey = "machines-driver") String driver,
            @Option(names = "--engine", paramLabel = "VERSION", descriptionKey = "image-engine") @Nullable
                    String engine) {
        var wiring = invocation.wiring();
        var wanted = WrongUsage.unless(
                () -> withImage(wiring.checkedDriver(driver == null ? Wiring.DEFAULT_DRIVER : driver)));
        var version = version(engine);
        try (var end = OrderlyEnd.of(() -> {}, Duration.ofSeconds(60))) {
            wiring.completeImage(wanted, version, new ProgressLine(invocation.speaker(), Clock.systemUTC()));
        }
        invocation
                .speaker()
                .answer(Text.of(
                        "cli.image-built",
                        "path",
                        wiring.imageDirectory(version).toString()));
        return 0;
    }

    private static String withImage(String driver) {
        if (driver.equals("ssh")) {
            throw Problem.of("problem.image.driver", "driver", driver);
        }
        return driver;
    }

    private static EngineVersion version(@Nullable String id) {
        return id == null ? EngineVersion.DEFAULT : WrongUsage.unless(() -> EngineVersion.named(id));
    }
}
