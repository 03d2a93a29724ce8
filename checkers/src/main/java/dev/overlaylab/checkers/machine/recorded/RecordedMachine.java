package dev.overlaylab.checkers.machine.recorded;

import dev.overlaylab.checkers.machine.Command;
import dev.overlaylab.checkers.machine.CommandResult;
import dev.overlaylab.checkers.machine.ContainerState;
import dev.overlaylab.checkers.machine.Engine;
import dev.overlaylab.checkers.machine.EngineState;
import dev.overlaylab.checkers.machine.Machine;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.checkers.machine.MachineException.Cause;
import dev.overlaylab.checkers.machine.Machines;
import dev.overlaylab.checkers.machine.NetworkState;
import dev.overlaylab.checkers.machine.SwarmState;
import dev.overlaylab.checkers.probe.Observation;
import dev.overlaylab.checkers.probe.Observation.CommandSeen;
import dev.overlaylab.checkers.probe.Observation.ContainersSeen;
import dev.overlaylab.checkers.probe.Observation.EngineSeen;
import dev.overlaylab.checkers.probe.Observation.NetworksSeen;
import dev.overlaylab.checkers.probe.Observation.NothingSeen;
import dev.overlaylab.checkers.probe.Observation.SwarmSeen;
import dev.overlaylab.checkers.probe.Observations;
import dev.overlaylab.checkers.probe.Probe;
import dev.overlaylab.checkers.probe.Probe.ContainersProbe;
import dev.overlaylab.checkers.probe.Probe.EngineProbe;
import dev.overlaylab.checkers.probe.Probe.ExecProbe;
import dev.overlaylab.checkers.probe.Probe.NetworksProbe;
import dev.overlaylab.checkers.probe.Probe.RunProbe;
import dev.overlaylab.checkers.probe.Probe.ShellProbe;
import dev.overlaylab.checkers.probe.Probe.SwarmProbe;
import dev.overlaylab.checkers.probe.Probe.TrialsProbe;
import dev.overlaylab.checkers.probe.TrialsScript;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One machine of a recording. What was not recorded has no answer; it is never made up. */
public final class RecordedMachine implements Machine {
    private final String name;
    private final Observations recording;
    private final Engine engine = new RecordedEngine();
    private final Map<Probe, Probe> trials = new HashMap<>();

    public RecordedMachine(String name, Observations recording) {
        this.name = name;
        this.recording = recording;
        for (var probe : recording.byProbe().keySet()) {
            if (probe instanceof TrialsProbe it && it.machine().equals(name)) {
                trials.put(TrialsScript.of(it), it);
            }
        }
    }

    /** All machines of a recording; any other name is ABSENT. */
    public static Machines of(Observations recording) {
        return name -> {
            if (recording.byProbe().keySet().stream()
                    .noneMatch(it -> it.machine().equals(name))) {
                throw new MachineException(name, Cause.ABSENT, "no machine of that name in the recording", null);
            }
            return new RecordedMachine(name, recording);
        };
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public CommandResult run(Command command) throws MachineException {
        return said(new ShellProbe(name, command.script()));
    }

    @Override
    public Engine engine() {
        return engine;
    }

    private CommandResult said(Probe probe) throws MachineException {
        var seen = answer(probe, CommandSeen.class);
        return new CommandResult(seen.exitCode(), seen.stdout(), seen.stderr(), Duration.ZERO);
    }

    private <T extends Observation> T answer(Probe probe, Class<T> kind) throws MachineException {
        var seen = recording.byProbe().get(trials.getOrDefault(probe, probe));
        if (seen instanceof NothingSeen nothing) {
            throw new MachineException(name, nothing.cause(), nothing.detail(), null);
        }
        if (!kind.isInstance(seen)) {
            throw new MachineException(name, Cause.NOT_OBSERVED, probe.question(), null);
        }
        return kind.cast(seen);
    }

    private final class RecordedEngine implements Engine {
        @Override
        public EngineState state() throws MachineException {
            return answer(new EngineProbe(name), EngineSeen.class).state();
        }

        @Override
        public List<NetworkState> networks() throws MachineException {
            return answer(new NetworksProbe(name), NetworksSeen.class).networks();
        }

        @Override
        public List<ContainerState> containers() throws MachineException {
            return answer(new ContainersProbe(name), ContainersSeen.class).containers();
        }

        @Override
        public SwarmState swarm() throws MachineException {
            return answer(new SwarmProbe(name), SwarmSeen.class).swarm();
        }

        @Override
        public CommandResult exec(String container, List<String> argv, Duration timeout) throws MachineException {
            return said(new ExecProbe(name, container, argv));
        }

        @Override
        public CommandResult runOnce(
                String image, String network, List<String> argv, Map<String, String> labels, Duration timeout)
                throws MachineException {
            return said(new RunProbe(name, image, network, argv));
        }
    }
}
