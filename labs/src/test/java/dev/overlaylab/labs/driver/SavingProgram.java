package dev.overlaylab.labs.driver;

import dev.overlaylab.checkers.machine.ssh.SshDoor;
import dev.overlaylab.labs.image.MachineImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program of its own that saves a moment of all machines; to be ended from outside while it does. */
final class SavingProgram {
    private SavingProgram() {}

    /** Arguments: driver, lab directory, image directory, client key, cache, checkpoint. */
    public static void main(String[] arguments) {
        var settings = new DriverSettings(
                Path.of(arguments[1]),
                new MachineImage(Path.of(arguments[2])),
                Path.of(arguments[3]),
                Path.of(arguments[4]),
                false);
        Drivers.make(arguments[0], settings, new SshDoor())
                .checkpoints(List.of(), Long.MAX_VALUE)
                .orElseThrow()
                .save(arguments[5], false, Progress.NONE);
    }

    static Process start(String driver, DriverSettings settings, String checkpoint) throws IOException {
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(List.of("-Dfile.encoding=UTF-8", "-XX:TieredStopAtLevel=1", "-cp"));
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.addAll(List.of(
                SavingProgram.class.getName(), driver, settings.labDirectory().toString()));
        command.add(settings.image().directory().toAbsolutePath().toString());
        command.addAll(List.of(settings.clientKey().toString(), settings.cache().toString(), checkpoint));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
