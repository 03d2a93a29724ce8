package dev.overlaylab.labs.driver;

import dev.overlaylab.labs.driver.record.MachineFolder;
import dev.overlaylab.labs.driver.record.MachineFolders;
import java.nio.file.Path;

/** All machines of one lab on this computer, and what is needed to do something with all of them at once. */
record LocalLab(
        Path directory,
        MachineKind kind,
        MachineFolders folders,
        OneAtATime turns,
        Launch launch,
        Unfinished unfinished,
        Containers containers,
        Gossip gossip) {

    Comeback comeback() {
        return new Comeback(kind, folders, launch, unfinished, containers, gossip);
    }

    /** What nothing tells of could be anybody's: every driver shows it, so that it can be removed. */
    boolean isOurs(MachineFolder folder) {
        return folder.driver().map(kind.id()::equals).orElse(true);
    }
}
