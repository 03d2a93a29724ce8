package dev.overlaylab.shell;

import dev.overlaylab.shell.cli.Program;
import dev.overlaylab.shell.cli.Version;

/** Starts the command line. */
public final class Main {
    private Main() {}

    /** The version is asked for by scripts, often: it is told before anything else is loaded. */
    public static void main(String[] args) {
        if (args.length == 1 && (args[0].equals("--version") || args[0].equals("-V"))) {
            System.out.println(Version.line());
            return;
        }
        System.exit(Program.ofProcess().run(args));
    }
}
