package dev.overlaylab.shell;

import dev.overlaylab.labs.lab.LabLibrary;
import dev.overlaylab.shell.cli.Program;

/** Uses the classes that a start of the program needs, once, for the archive that the launcher has made of them. */
final class Rehearsal {
    private Rehearsal() {}

    public static void main(String[] args) {
        var library = LabLibrary.shipped();
        library.ids().forEach(library::load);
        System.exit(Program.ofProcess().run("labs"));
    }
}
