package dev.overlaylab.labs.workstation;

import dev.overlaylab.checkers.machine.MachineException;

/** The learner's bash: environment, directory and exit status are carried from line to line. */
public interface Workstation {
    /**
     * Runs what was typed, however many lines, and returns when bash shows its prompt again.
     *
     * <p>While it runs, everything printed goes to {@code screen} as it comes, and bytes of {@code keyboard} go to the
     * command's terminal.
     *
     * @throws MachineException LOST when the connection broke; the next call reconnects to a fresh bash in the last
     *     directory
     */
    LineResult run(String line, Screen screen) throws MachineException;

    /**
     * Types bytes to the running command: keys, Ctrl-C as 0x03.
     *
     * @return whether a command was there to take them
     */
    boolean type(byte[] keys);

    void resize(int columns, int rows);

    /** Bash's present directory, for the prompt. */
    String directory();

    /** Receives raw terminal output. */
    @FunctionalInterface
    interface Screen {
        void print(byte[] bytes, int offset, int length);
    }

    /**
     * How a line ended.
     *
     * @param unread what was typed meanwhile and read by nobody, as a terminal keeps it for the next prompt
     */
    record LineResult(int exitStatus, String directory, String unread) {
        public LineResult(int exitStatus, String directory) {
            this(exitStatus, directory, "");
        }
    }
}
