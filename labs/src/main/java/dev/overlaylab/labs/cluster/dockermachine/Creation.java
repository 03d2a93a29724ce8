package dev.overlaylab.labs.cluster.dockermachine;

import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.classicswarm.engine.Specs;
import dev.overlaylab.labs.driver.MachineSpec;
import dev.overlaylab.labs.driver.MachineSpec.MachineFile;
import dev.overlaylab.labs.driver.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Makes one machine, from its certificates to an engine that answers.
 *
 * <p>A creation that is interrupted or fails before there is a machine leaves nothing. A machine whose engine does not
 * come up stays, as with the original: it can be looked at, and removed.
 */
final class Creation {
    private final Bench bench;

    Creation(Bench bench) {
        this.bench = bench;
    }

    int of(Asked asked, Call call) throws MachineException, IOException, InterruptedException {
        var name = asked.name();
        var free = bench.hosts().promiseAddress();
        var complete = false;
        try {
            announce(asked, call);
            var host = made(asked, bench.driver().addressFor(name, free), call);
            complete = true;
            return host;
        } catch (Problem problem) {
            call.err("Error creating machine: Error in driver during machine creation: "
                    + bench.words().say(problem));
            return 1;
        } catch (EngineDownException down) {
            complete = true;
            call.err(
                    "Error creating machine: Error running provisioning: Unable to verify the Docker daemon is listening: "
                            + "Maximum number of retries (10) exceeded");
            call.err(bench.words().say("workstation.machine.engine-down", "name", name, "log", down.log));
            return 1;
        } finally {
            if (!complete) {
                undo(name);
            }
            bench.hosts().giveBack(free);
        }
    }

    private void announce(Asked asked, Call call) {
        call.out("Running pre-create checks...");
        call.out(bench.words()
                .say(
                        "workstation.machine.served-by",
                        "asked",
                        asked.driver(),
                        "driver",
                        bench.driver().id()));
        var ignored = asked.driverOptions().keySet().stream()
                .filter(it -> !it.equals("virtualbox-memory"))
                .map(it -> "--" + it)
                .collect(Collectors.joining(", "));
        if (!ignored.isEmpty()) {
            call.out(bench.words().say("workstation.machine.options-noted", "options", ignored));
        }
    }

    private int made(Asked asked, String address, Call call)
            throws MachineException, IOException, InterruptedException, EngineDownException {
        var name = asked.name();
        var files = new MachineFiles(bench, name);
        var made = files.make(address, asked.swarm().master());
        if (made.authorityIsNew()) {
            call.out("Creating CA: " + bench.learner().store() + "/certs/ca.pem");
            call.out("Creating client certificate: " + bench.learner().store() + "/certs/cert.pem");
        }
        var spec = new MachineSpec(
                name,
                MachineSpec.Role.ENGINE,
                address,
                Create.memory(asked.driverOptions(), bench.memory().apply(name)),
                onDisk(asked, made));
        var swarming = new Swarming(bench);
        new ChangesOfHost(bench).agreedTo(spec, swarming.commands(asked.swarm(), address), call);
        call.out("Creating machine...");
        if (bench.driver().ownsMachines()) {
            call.out("(" + name + ") Creating SSH key...");
            call.out("(" + name + ") Starting the VM...");
            call.out("(" + name + ") Waiting for an IP...");
            call.out("Waiting for machine to be running, this may take a few minutes...");
        }
        bench.ledger().write(asked);
        var record = bench.driver().create(spec, new Noticing(call));
        var host = new Host(record, asked);
        call.out("Detecting operating system of created instance...");
        call.out("Waiting for SSH to be available...");
        if (bench.driver().ownsMachines()) {
            SecureShell.admit(bench, name, made.publicKey());
        }
        call.out("Detecting the provisioner...");
        call.out("Provisioning with debian...");
        call.out("Copying certs to the local machine directory...");
        call.out("Copying certs to the remote machine...");
        call.out("Setting Docker configuration on the remote daemon...");
        files.finish(address, bench.driver().address(name).hostKey(), Inspect.json(bench, host));
        var endpoint = new EngineEndpoint(bench);
        if (asked.swarm().takesPart()) {
            requireUp(host, endpoint);
            call.out("Configuring swarm...");
            swarming.configure(host, call);
        }
        call.out("Checking connection to Docker...");
        requireUp(host, endpoint);
        if (asked.swarm().takesPart()) {
            joined(host, endpoint, call);
        }
        call.out("Docker is up and running!");
        call.out("To see how to connect your Docker Client to the Docker Engine running on this virtual machine, run: "
                + "docker-machine env " + name);
        return 0;
    }

    /** What does not come about is said; the machine stays, and may yet join. */
    private void joined(Host host, EngineEndpoint endpoint, Call call) throws MachineException, InterruptedException {
        if (host.asked().swarm().master() && !endpoint.masterComesUp(host)) {
            call.err(bench.words()
                    .say("workstation.machine.swarm-down", "name", host.name(), "log", new Swarming(bench).log(host)));
        } else if (!new SwarmGathering(bench).has(host)) {
            call.out(bench.words()
                    .say(
                            "workstation.machine.swarm-waits",
                            "name",
                            host.name(),
                            "discovery",
                            host.asked().swarm().discovery()));
        }
    }

    private static void requireUp(Host host, EngineEndpoint endpoint)
            throws MachineException, InterruptedException, EngineDownException {
        if (!endpoint.comesUp(host)) {
            throw new EngineDownException(endpoint.log(host));
        }
    }

    private List<MachineFile> onDisk(Asked asked, MachineFiles.Made made) {
        var files = new ArrayList<>(made.files());
        // Somebody's host keeps its own name, and classic Swarm calls nodes by the names of their hosts.
        var labels = bench.driver().ownsMachines() ? List.<String>of() : List.of(Specs.MACHINE + "=" + asked.name());
        files.add(new MachineFile("/etc/docker/daemon.json", EngineConfiguration.of(asked, labels), 0644));
        if (!asked.engineEnvironment().isEmpty()) {
            var lines = asked.engineEnvironment().stream().map(it -> it + "\n").collect(Collectors.joining());
            files.add(new MachineFile("/etc/default/docker", lines, 0644));
        }
        return files;
    }

    /** Also after an interruption, which must not stop the tidying. */
    private void undo(String name) {
        var interrupted = Thread.interrupted();
        try {
            bench.driver().remove(name);
            bench.ledger().forget(name);
            new MachineFiles(bench, name).remove();
        } catch (MachineException workstationGone) {
            // Its directory there stays; the next create of that name writes over it.
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Prints what is not as one expects, such as a slow start and why; docker-machine itself does not say how far it is. */
    private final class Noticing implements Progress {
        private final Call call;

        Noticing(Call call) {
            this.call = call;
        }

        @Override
        public void report(Text what, int percent) {}

        @Override
        public void notice(Text what) {
            call.out(bench.words().say("workstation.machine.notice", "what", what));
        }
    }

    /** The machine is there, its engine is not. */
    private static final class EngineDownException extends Exception {
        private static final long serialVersionUID = 1L;
        private final String log;

        EngineDownException(String log) {
            super("engine down");
            this.log = log;
        }
    }
}
