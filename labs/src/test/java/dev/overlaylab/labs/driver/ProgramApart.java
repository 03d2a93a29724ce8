package dev.overlaylab.labs.driver;

import dev.overlaylab.checkers.machine.ssh.SshDoor;
import dev.overlaylab.labs.image.MachineImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program of its own, to be ended from outside, that works with the machines of a test. */
final class ProgramApart {
    /** Where among its arguments the one is that only it understands. */
    static final int OWN = 5;

    private ProgramApart() {}

    /** Starts it; it inherits the class path and says its errors where ours are said. */
    static Process start(Class<?> program, String driver, DriverSettings settings, String own) throws IOException {
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(List.of("-Dfile.encoding=UTF-8", "-XX:TieredStopAtLevel=1", "-cp"));
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.addAll(
                List.of(program.getName(), driver, settings.labDirectory().toString()));
        command.add(settings.image().directory().toAbsolutePath().toString());
        command.addAll(List.of(settings.clientKey().toString(), settings.cache().toString(), own));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** In it: the driver it was started for. */
    static Driver driver(String... arguments) {
        var settings = new DriverSettings(
                Path.of(arguments[1]),
                new MachineImage(Path.of(arguments[2])),
                Path.of(arguments[3]),
                Path.of(arguments[4]),
                false);
        return Drivers.make(arguments[0], settings, new SshDoor());
    }
}
