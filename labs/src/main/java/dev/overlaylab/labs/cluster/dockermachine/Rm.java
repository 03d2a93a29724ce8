package dev.overlaylab.labs.cluster.dockermachine;

import dev.overlaylab.checkers.machine.MachineException;
import java.io.IOException;

/** {@code docker-machine rm}: asks, unless told not to, and removes every trace. */
final class Rm implements Subcommand {
    private final Bench bench;

    Rm(Bench bench) {
        this.bench = bench;
    }

    @Override
    public String name() {
        return "rm";
    }

    @Override
    public String summary() {
        return "Remove a machine";
    }

    @Override
    public Flags flags() {
        return new Flags()
                .toggle("Remove local configuration even if machine cannot be removed", "force", "f")
                .toggle(
                        "Assumes automatic yes to proceed with remove, without prompting further user confirmation",
                        "y");
    }

    @Override
    public int run(Arguments typed, Call call) throws MachineException, IOException, InterruptedException {
        if (typed.rest().isEmpty()) {
            throw new Refusal("Error: Expected to get one or more machine names as arguments");
        }
        call.out("About to remove " + String.join(", ", typed.rest()));
        call.out("WARNING: This action will delete both local reference and remote instance.");
        if (!typed.has("force") && !typed.has("y")) {
            var answer = call.ask("Are you sure? (y/n): ").strip();
            if (!answer.equalsIgnoreCase("y") && !answer.equalsIgnoreCase("yes")) {
                return 0;
            }
        }
        int status = 0;
        for (var name : typed.rest()) {
            if (bench.hosts().all().stream().noneMatch(it -> it.name().equals(name))) {
                call.err("Error removing host \"" + name + "\": "
                        + Refusal.noSuchMachine(name).getMessage());
                status = typed.has("force") ? status : 1;
                continue;
            }
            bench.driver().remove(name);
            bench.ledger().forget(name);
            new MachineFiles(bench, name).remove();
            call.out("Successfully removed " + name);
        }
        return status;
    }
}
