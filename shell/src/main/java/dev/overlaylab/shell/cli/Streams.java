package dev.overlaylab.shell.cli;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * What the process talks to; always UTF-8, whatever the locale.
 *
 * @param terminal whether a person sits at both ends
 */
record Streams(InputStream in, PrintStream out, PrintStream err, boolean terminal) {
    static Streams ofProcess() {
        return new Streams(System.in, utf8(FileDescriptor.out), utf8(FileDescriptor.err), hasTerminal());
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    @SuppressWarnings("SystemConsoleNull")
    private static boolean hasTerminal() {
        var console = System.console();
        if (console == null) {
            return false;
        }
        try {
            // From Java 22 on there is a console without a terminal too.
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}
