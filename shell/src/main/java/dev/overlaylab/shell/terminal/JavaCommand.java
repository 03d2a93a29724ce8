package dev.overlaylab.shell.terminal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command of a Java program that starts quickly, is small, and says nothing of its own on the terminal. */
public final class JavaCommand {
    /** The first Java that warns of native access that nobody has allowed: JLine has some. */
    private static final int WARNING = 22;

    private JavaCommand() {}

    /** One on the Java that is running now; more may be appended to it. */
    public static List<String> of(String classPath, String mainClass, String... arguments) {
        var java = ProcessHandle.current()
                .info()
                .command()
                .orElse(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        var command =
                new ArrayList<>(List.of(java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dfile.encoding=UTF-8"));
        if (Runtime.version().feature() >= WARNING) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(List.of("-cp", classPath, mainClass));
        command.addAll(List.of(arguments));
        return command;
    }
}
