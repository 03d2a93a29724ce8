package dev.overlaylab.shell.cli;

import dev.overlaylab.i18n.Language;
import dev.overlaylab.labs.image.EngineVersion;
import dev.overlaylab.labs.lab.Lab;
import dev.overlaylab.shell.terminal.JavaCommand;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The program that is running now, once more. */
final class OwnProgram {
    private OwnProgram() {}

    /**
     * How to start a lab with it.
     *
     * @param labs a directory of labs; empty for the shipped ones
     */
    static List<String> start(Lab lab, String driver, EngineVersion engine, Language language, String labs) {
        var command = command("start", lab.id(), "--driver", driver, "--engine", engine.id(), "--lang", language.tag());
        if (!labs.isEmpty()) {
            command.addAll(List.of("--labs", Path.of(labs).toAbsolutePath().toString()));
        }
        return command;
    }

    /** What it is told in a home of its own: the images are the learner's. */
    static Map<String, String> environment(Invocation invocation, StateHome home) {
        var environment = new HashMap<>(invocation.environment());
        environment.put("OVERLAYLAB_HOME", home.directory().toString());
        environment.put(
                "OVERLAYLAB_IMAGE",
                invocation.wiring().imageDirectory(EngineVersion.DEFAULT).toString());
        return environment;
    }

    private static List<String> command(String... arguments) {
        return JavaCommand.of(System.getProperty("java.class.path"), "dev.overlaylab.shell.Main", arguments);
    }
}
