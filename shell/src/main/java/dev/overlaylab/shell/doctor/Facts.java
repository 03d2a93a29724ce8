package dev.overlaylab.shell.doctor;

import java.util.Map;

/**
 * What was found out about this computer, each by trying it.
 *
 * @param tools versions by command name; an absent command is not in it
 * @param memoryMb memory that programs can still get; negative when unknown
 * @param diskMb free space where machines are kept; negative when it cannot be written to
 * @param acceleration whether a machine really booted with hardware acceleration
 * @param imageBuilt whether the machine image is finished
 */
public record Facts(
        String system,
        int javaVersion,
        int processors,
        long memoryMb,
        long diskMb,
        String home,
        Map<String, String> tools,
        boolean loopbackPorts,
        boolean loopbackMulticast,
        boolean administrator,
        boolean namespaces,
        boolean vxlan,
        boolean overlayFileSystem,
        Acceleration acceleration,
        boolean imageBuilt) {
    public Facts {
        tools = Map.copyOf(tools);
    }

    /** What trying hardware acceleration showed. */
    public enum Acceleration {
        PROVEN,
        NOT_WORKING,
        NO_DEVICE,
        /** There is no image to boot yet. */
        UNTRIED
    }
}
