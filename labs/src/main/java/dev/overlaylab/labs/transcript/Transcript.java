package dev.overlaylab.labs.transcript;

import dev.overlaylab.labs.lab.Lab;
import dev.overlaylab.labs.topology.Topology;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A lab as it was really played, on one kind of machines with one line of engines.
 *
 * @param format of the file; see {@code transcript.schema.json}
 * @param driver what made the machines, such as {@code vm}
 * @param engine the line of engine versions, such as 20.10
 * @param engineVersions each engine's version by machine
 * @param recorded the day, as ISO 8601
 * @param commands the hash of the documented commands at that time, see {@link CommandHash}
 */
public record Transcript(
        int format,
        String lab,
        String driver,
        String engine,
        Map<String, String> engineVersions,
        String recorded,
        String commands,
        List<Step> steps) {
    static final int FORMAT = 1;

    public Transcript {
        engineVersions = new TreeMap<>(engineVersions);
        steps = List.copyOf(steps);
    }

    /** One made now. */
    public static Transcript of(
            Lab lab,
            String driver,
            String engine,
            Map<String, String> engineVersions,
            String recorded,
            List<Step> steps) {
        return new Transcript(FORMAT, lab.id(), driver, engine, engineVersions, recorded, CommandHash.of(lab), steps);
    }

    /**
     * One step.
     *
     * @param topology what was on the machines in the end; nothing in transcripts that are older than that
     */
    public record Step(String id, List<Command> commands, List<Check> checks, Topology topology) {
        public Step {
            commands = List.copyOf(commands);
            checks = List.copyOf(checks);
        }
    }

    /**
     * A documented command that was typed.
     *
     * @param run as it is documented
     * @param output what stood on the screen in the end: without colours, and without what was drawn over; lines end in LF
     * @param tookMs milliseconds
     */
    public record Command(String id, String run, int exit, long tookMs, String output) {}

    /** A verdict after the step's commands: {@code PASS}, {@code FAIL} or {@code CANNOT_CHECK}. */
    public record Check(String id, String outcome) {}

    /** Whether the lab's commands are still the ones that were typed. */
    public boolean isOf(Lab present) {
        return commands.equals(CommandHash.of(present));
    }
}
