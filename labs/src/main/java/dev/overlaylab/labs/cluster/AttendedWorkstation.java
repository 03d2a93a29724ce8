package dev.overlaylab.labs.cluster;

import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.labs.workstation.Workstation;

/** A workstation whose docker-machine is seen to before every line. */
record AttendedWorkstation(Workstation workstation, Attendance attendance) implements Workstation {
    /** Puts right what was lost since the last line. */
    @FunctionalInterface
    interface Attendance {
        void attend() throws MachineException;
    }

    @Override
    public LineResult run(String line, Screen screen) throws MachineException {
        attendance.attend();
        return workstation.run(line, screen);
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
