package dev.overlaylab.shell.repl.lesson;

import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.labs.workstation.Workstation;
import dev.overlaylab.shell.report.CommandOutput;

/** A workstation whose every word to the screen is also kept. */
record Overheard(Workstation workstation, CommandOutput output) implements Workstation {
    Overheard(Workstation workstation) {
        this(workstation, new CommandOutput());
    }

    @Override
    public LineResult run(String line, Screen screen) throws MachineException {
        return workstation.run(line, (bytes, offset, length) -> {
            output.add(bytes, offset, length);
            screen.print(bytes, offset, length);
        });
    }

    @Override
    public boolean type(byte[] keys) {
        return workstation.type(keys);
    }

    @Override
    public void resize(int columns, int rows) {
        workstation.resize(columns, rows);
    }

    @Override
    public String directory() {
        return workstation.directory();
    }
}
