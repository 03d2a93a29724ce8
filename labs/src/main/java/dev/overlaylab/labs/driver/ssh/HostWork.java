package dev.overlaylab.labs.driver.ssh;

import dev.overlaylab.checkers.machine.Command;
import dev.overlaylab.checkers.machine.CommandResult;
import dev.overlaylab.checkers.machine.Door;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.checkers.machine.SshAddress;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.driver.MachineSpec;
import java.time.Duration;

/** What is done on an adopted host, and undone. */
public final class HostWork {
    private static final Duration TO_LOOK = Duration.ofSeconds(30);
    private static final Duration TO_CHANGE = Duration.ofMinutes(4);
    private static final int TAKEN = 3;
    private static final int ENGINE_SILENT = 4;
    private static final int SETTINGS_CHANGED = 5;

    private final Door door;
    private final AdoptedHosts adopted;

    public HostWork(Door door, AdoptedHosts adopted) {
        this.door = door;
        this.adopted = adopted;
    }

    /** What a machine of that kind needs there; asks the host, and changes nothing. */
    public Plan plan(AdoptedHost host, MachineSpec spec) throws InterruptedException {
        var looked = run(host.ssh(), new Command(HostScripts.of("look.sh"), "", TO_LOOK));
        return Plan.of(host.name(), looked.stdout(), spec);
    }

    /** Gives the host's engine the lab's settings. When it does not take them, it has its own again. */
    public void take(AdoptedHost host, Plan plan) throws InterruptedException {
        var done = run(host.ssh(), new Command(plan.script(adopted.token()), plan.input(), TO_CHANGE));
        if (done.exitCode() == TAKEN) {
            throw Problem.of("problem.ssh.taken", "host", host.name());
        }
        if (!done.succeeded()) {
            throw Problem.of(
                    done.exitCode() == ENGINE_SILENT ? "problem.ssh.engine-refused" : "problem.ssh.not-prepared",
                    "host",
                    host.name(),
                    "detail",
                    done.stderr().strip());
        }
    }

    /** Makes the lab's folder for whoever types there. */
    public void place(AdoptedHost host) throws InterruptedException {
        var done = run(
                host.ssh(),
                new Command(
                        HostScripts.of(
                                "place.sh",
                                "folder",
                                adopted.folder(),
                                "user",
                                host.ssh().user()),
                        "",
                        TO_LOOK));
        if (!done.succeeded()) {
            throw Problem.of(
                    "problem.ssh.not-prepared",
                    "host",
                    host.name(),
                    "detail",
                    done.stderr().strip());
        }
    }

    /** Removes the lab's folder. */
    public void clear(AdoptedHost host) throws InterruptedException {
        run(host.ssh(), new Command(HostScripts.of("clear.sh", "folder", adopted.folder()), "", TO_LOOK));
    }

    /**
     * Removes what carries the lab's label, and gives the engine its own settings back.
     *
     * @param settings whether the settings too; without, only the labelled objects go
     * @return false when somebody has changed the settings meanwhile, so that they were left alone
     */
    public boolean giveBack(AdoptedHost host, boolean settings) throws InterruptedException {
        var script = HostScripts.of("give-back.sh", "token", adopted.token(), "settings", settings ? "yes" : "no");
        var done = run(host.ssh(), new Command(script, "", TO_CHANGE));
        if (done.exitCode() == SETTINGS_CHANGED) {
            return false;
        }
        if (!done.succeeded()) {
            throw Problem.of(
                    "problem.ssh.not-given-back",
                    "host",
                    host.name(),
                    "detail",
                    done.stderr().strip(),
                    "folder",
                    Plan.FOLDER);
        }
        return true;
    }

    private CommandResult run(SshAddress address, Command command) throws InterruptedException {
        try (var connection = door.open(address)) {
            return connection.run(command);
        } catch (MachineException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            throw new Problem(Text.of("problem.ssh.no-answer", "host", address.machine(), "detail", e.detail()), e);
        }
    }
}
