package dev.overlaylab.labs.cluster.dockermachine;

import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.labs.cluster.Connections;
import dev.overlaylab.labs.cluster.Learner;
import dev.overlaylab.labs.driver.Driver;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All of docker-machine: finds the sub-command, reads its options, and turns every failure into words and a status. */
public final class DockerMachine {
    /** Sub-commands of the original that make no sense for machines made from one image. */
    private static final Set<String> NOT_OFFERED = Set.of("mount", "provision", "upgrade");

    private final Words words;
    private final Bench bench;
    private final List<Subcommand> subcommands = new ArrayList<>();
    private final Help help = new Help(subcommands);

    /**
     * Serves the machines of one lab.
     *
     * @param ledger the directory that remembers what was asked for each machine
     * @param memory what the lab wants for a machine, in MB, by name
     */
    public DockerMachine(
            Driver driver,
            Connections connections,
            Learner learner,
            Path ledger,
            Words words,
            Map<String, Integer> memory,
            SwarmImages swarmImages) {
        this.words = words;
        bench = Bench.of(driver, connections, learner, new Ledger(ledger), words, memory, swarmImages);
        subcommands.addAll(List.of(
                new Active(bench),
                new Config(bench),
                new Create(bench),
                new Env(bench),
                new Inspect(bench),
                new Ip(bench),
                new Kill(bench),
                new Ls(bench),
                new RegenerateCerts(bench),
                new Restart(bench),
                new Rm(bench),
                new Scp(bench),
                new Ssh(bench),
                new Start(bench),
                new Status(bench),
                new Stop(bench),
                new Url(bench),
                new Version(bench),
                help));
    }

    /** Does what was typed and returns the exit status; interrupt its thread to cancel it. */
    int run(Call call) {
        try {
            return dispatch(call);
        } catch (Refusal refusal) {
            call.err(String.valueOf(refusal.getMessage()));
        } catch (Problem problem) {
            call.err(words.say(problem));
        } catch (MachineException e) {
            call.err(words.say(
                    "workstation.machine.no-answer", "machine", e.machine(), "detail", String.valueOf(e.getMessage())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            call.err(words.say("workstation.machine.own-fault", "detail", e.toString()));
        }
        return 1;
    }

    /** Waits until the machines' Swarm masters, if there are any, know their nodes again after a return or a rest. */
    public void gather() throws MachineException {
        try {
            new SwarmGathering(bench).all();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int dispatch(Call call) throws MachineException, IOException, InterruptedException {
        var typed = call.arguments();
        var name = typed.isEmpty() ? "help" : typed.get(0);
        if (name.equals("-v") || name.equals("--version")) {
            name = "version";
        } else if (name.equals("-h") || name.equals("--help")) {
            name = "help";
        }
        if (NOT_OFFERED.contains(name)) {
            throw new Refusal(words.say("workstation.machine.not-offered", "command", name));
        }
        var rest = typed.isEmpty() ? typed : typed.subList(1, typed.size());
        for (var subcommand : subcommands) {
            if (subcommand.name().equals(name)) {
                return run(subcommand, rest, call);
            }
        }
        throw new Refusal(
                "docker-machine: '" + name + "' is not a docker-machine command. See 'docker-machine --help'.");
    }

    private int run(Subcommand subcommand, List<String> rest, Call call)
            throws MachineException, IOException, InterruptedException {
        if (!rest.isEmpty() && (rest.get(0).equals("--help") || rest.get(0).equals("-h"))) {
            help.of(subcommand, call);
            return 0;
        }
        // What follows `ssh NAME` belongs to ssh.
        var typed = subcommand instanceof Ssh
                ? new Arguments(Map.of(), rest)
                : subcommand.flagsFor(rest).read(rest);
        return subcommand.run(typed, call);
    }
}
