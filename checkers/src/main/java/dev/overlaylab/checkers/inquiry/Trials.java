package dev.overlaylab.checkers.inquiry;

import dev.overlaylab.checkers.fact.Link;
import dev.overlaylab.checkers.fact.Said;
import dev.overlaylab.checkers.probe.Observation;
import dev.overlaylab.checkers.probe.Place;
import dev.overlaylab.checkers.probe.Probe.TrialsProbe;
import dev.overlaylab.checkers.probe.TrialsScript;
import java.util.ArrayList;
import java.util.List;

/**
 * Several commands put to a machine or a fresh container as one probe, each with its own exit code and deadline.
 *
 * @param where the machine, or machine/image for a fresh container
 */
public record Trials(TrialsProbe probe, String where) {
    /** Commands for the machine itself. */
    public static Trials on(String machine, String... commands) {
        return at(machine, new Place.Host(), commands);
    }

    /** Commands for the machine, that find a container's process in {@code $pid}: they need no tool inside it. */
    public static Trials beside(String machine, String container, String... commands) {
        return at(machine, new Place.Beside(container), commands);
    }

    /**
     * Commands for the machine, that find the process of a container made for the purpose in {@code $pid}: it is on the
     * network as long as they run, and needs no tool but {@code sleep}.
     */
    public static Trials besideNew(String machine, String image, String network, String... commands) {
        return at(machine, new Place.BesideNew(image, network), commands);
    }

    /** Commands for a fresh container. */
    public static Trials in(String machine, String image, String network, String... commands) {
        return new Trials(
                new TrialsProbe(machine, new Place.Fresh(image, network), List.of(commands)), machine + "/" + image);
    }

    /** Reads the IPv4 interfaces of the machine itself. */
    public static Trials links(String machine) {
        return on(machine, "exec " + Link.COMMAND);
    }

    private static Trials at(String machine, Place place, String... commands) {
        return new Trials(new TrialsProbe(machine, place, List.of(commands)), machine);
    }

    /** What each command did; cannot be checked when the frame itself broke. */
    public List<Trial> read(Observation.CommandSeen seen) {
        var frame = new Trial(where, "sh", new Said(seen.exitCode(), seen.stdout() + seen.stderr())).sound();
        var commands = probe.commands();
        var trials = new ArrayList<Trial>();
        var printed = seen.stdout();
        var end = TrialsScript.END.matcher(printed);
        int begin = printed.indexOf(TrialsScript.BEGIN);
        while (begin >= 0 && end.find(begin + TrialsScript.BEGIN.length())) {
            var command = trials.size() < commands.size() ? commands.get(trials.size()) : "";
            var said = withoutLineFeed(printed.substring(begin + TrialsScript.BEGIN.length(), end.start()));
            trials.add(new Trial(where, command, new Said(Integer.parseInt(end.group(1)), said)));
            begin = printed.indexOf(TrialsScript.BEGIN, end.end());
        }
        if (trials.size() != commands.size()) {
            throw frame.unclear();
        }
        return List.copyOf(trials);
    }

    /** The one that the frame has put before its end. */
    private static String withoutLineFeed(String said) {
        return said.endsWith("\n") ? said.substring(0, said.length() - 1) : said;
    }
}
