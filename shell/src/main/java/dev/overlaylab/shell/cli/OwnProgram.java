package dev.overlaylab.shell.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The program that is running now, once more. */
final class OwnProgram {
    private OwnProgram() {}

    /** How to start it with other arguments. */
    static List<String> command(String... arguments) {
        var java = ProcessHandle.current()
                .info()
                .command()
                .orElse(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        var command =
                new ArrayList<>(List.of(java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dfile.encoding=UTF-8"));
        if (Runtime.version().feature() >= 22) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.overlaylab.shell.Main"));
        command.addAll(List.of(arguments));
        return command;
    }
}
