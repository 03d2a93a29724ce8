package dev.overlaylab.shell.doctor;

import java.util.List;
import java.util.Map;

/**
 * What was found out about this computer, each by trying it.
 *
 * @param tools versions by command name; an absent command is not in it
 * @param memoryMb memory that programs can still get; negative when unknown
 * @param diskMb free space where machines are kept; negative when it cannot be written to
 * @param acceleration whether a machine really booted with hardware acceleration
 * @param images what there is of the machine image of each engine, the usual one first
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
        List<Image> images) {
    public Facts {
        images = List.copyOf(images);
        tools = Map.copyOf(tools);
    }

    /**
     * An image that machines are made from.
     *
     * @param drivers for whose machines it is finished; none when there is no such image yet
     */
    public record Image(String engine, List<String> drivers, Warm warm) {
        public Image {
            drivers = List.copyOf(drivers);
        }
    }

    /** The running machine in an image, which virtual machines start as copies of. */
    public enum Warm {
        READY,
        /** Made with another QEMU or processor, or damaged. */
        UNFIT,
        ABSENT
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
