package dev.overlaylab.shell.cli;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.adopt.CloudConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints user data that makes a fresh host ready to be adopted. */
@Command(name = "cloud-init")
final class CloudInitCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Mixin
    CommonOptions common = new CommonOptions();

    @Option(names = "--engine", paramLabel = "20.10|current", descriptionKey = "host-engine")
    String engine = "20.10";

    @Option(names = "--key", paramLabel = "FILE.pub", descriptionKey = "public-key")
    List<Path> keys = new ArrayList<>();

    CloudInitCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        var config = WrongUsage.unless(() -> new CloudConfig(
                engine, keys.stream().map(CloudInitCommand::read).toList()));
        invocation.speaker().streams().out().print(config.text());
        invocation.speaker().note("adopt.cloud-init");
        return 0;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new Problem(
                    Text.of(
                            "problem.inventory.unreadable",
                            "file",
                            file.toString(),
                            "detail",
                            e.getClass().getSimpleName().replace("Exception", "")),
                    e);
        }
    }
}
