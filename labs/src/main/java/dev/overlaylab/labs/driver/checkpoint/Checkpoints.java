package dev.overlaylab.labs.driver.checkpoint;

import dev.overlaylab.labs.driver.Driver.Moments;
import dev.overlaylab.labs.driver.Progress;
import java.util.List;

/** Saves and brings back moments of all machines of a lab at once. Failures are {@link dev.overlaylab.i18n.Problem}s. */
public interface Checkpoints {
    /** What becomes of the machines when a moment is brought back; never NONE. */
    Moments moments();

    /**
     * Saves all machines as they are at one moment; they go on afterwards, whatever happens. One of that name is replaced
     * once the new one is whole. Automatic ones go, oldest first, when all together take more than the limit.
     */
    Checkpoint save(String name, boolean automatic, Progress progress);

    /** All whole ones, oldest first. */
    List<Checkpoint> list();

    /**
     * Makes all machines what they were: those made since are removed, those removed since are back. Found unusable, it is
     * refused before anything is given up; cut short by a kill, it is finished by {@link
     * dev.overlaylab.labs.driver.Driver#resume}.
     */
    void restore(String name, Progress progress);

    /** Deletes one; does nothing when there is none of that name. */
    void delete(String name);

    /** What all together may take on the disk, in bytes. */
    long limit();
}
