package dev.overlaylab.labs.image;

import dev.overlaylab.labs.driver.Progress;

/** A stage of an image's build that is not a script; an image without it is of use, but slower. */
public interface LastStage {
    /** Also the name of the folder with its results. */
    String name();

    /** Whether what it makes is there, whole, and of use on this computer as it is now. */
    boolean isDone(MachineImage image) throws InterruptedException;

    /** In one line, what decides whether it can be made here: as long as that stays, a failure is not repeated at once. */
    String circumstances(MachineImage image) throws InterruptedException;

    /** Makes it, in place of what is there. */
    void make(MachineImage image, Progress progress) throws InterruptedException;
}
