package dev.overlaylab.shell.cli;

import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.checkers.machine.MachineException.Cause;
import dev.overlaylab.checkers.machine.SshKeys;
import dev.overlaylab.labs.adopt.HostTrust;
import dev.overlaylab.labs.adopt.Strangers;
import dev.overlaylab.labs.driver.identity.Ed25519Key;
import dev.overlaylab.labs.inventory.InventoryHost;
import dev.overlaylab.labs.lab.LabLibrary;
import dev.overlaylab.shell.grade.run.SshEyes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;

/** A class of two whose hosts nobody can reach, and a look at a student's rehearsed hosts. */
final class RehearsedGrading {
    private static final String LAB = "overlay-consul";
    private static final Ed25519Key KEY = Ed25519Key.generate("rehearsed");

    private RehearsedGrading() {}

    static void hold(Program program, Path folder) throws IOException, InterruptedException {
        grade(program, folder);
        RehearsedSecrets.use();
        ClassPath.load("dev/overlaylab/checkers/machine/", "com/jcraft/jsch/");
        look(folder);
    }

    /** Nothing listens at the port, so that nobody is asked and nothing leaves this computer. */
    private static void grade(Program program, Path folder) throws IOException {
        var roster = Files.writeString(folder.resolve("class.csv"), "id,name,hosts\ns1,One,a a a\ns2,Two,a a a\n");
        var known = Files.writeString(folder.resolve("known"), "[127.0.0.1]:1 " + KEY.publicKey() + "\n");
        var key = Files.writeString(folder.resolve("key"), KEY.privateKey());
        var config = Files.writeString(
                folder.resolve("config"),
                "Host a\n    HostName 127.0.0.1\n    Port 1\n    User root\n    IdentityFile " + key
                        + "\n    IdentitiesOnly yes\n    UserKnownHostsFile " + known + "\n");
        program.run(
                "grade",
                "--lab",
                LAB,
                "--roster",
                roster.toString(),
                "--ssh-config",
                config.toString(),
                "--out",
                folder.resolve("grades").toString(),
                "--format",
                "csv,json");
    }

    private static void look(Path folder) throws InterruptedException {
        var trust = new HostTrust(
                (address, algorithms) -> {
                    throw new MachineException(address.machine(), Cause.ABSENT, "rehearsed", null);
                },
                Strangers.REFUSED,
                folder.resolve("known_hosts"));
        var eyes = new SshEyes(
                RehearsedGrading::host,
                trust,
                address -> new RehearsedHost(address.machine()),
                new SshEyes.Deadlines(Duration.ofSeconds(10), Duration.ofSeconds(60)));
        var lab = LabLibrary.shipped().load(LAB);
        var hosts = new HashMap<String, String>();
        lab.machines().forEach(it -> hosts.put(it.name(), it.name()));
        eyes.look(lab, hosts);
    }

    private static InventoryHost host(String name) {
        var keys = SshKeys.of(Path.of("none"));
        return new InventoryHost(name, name, 22, "root", keys, "", KEY.publicKey(), List.of(), List.of(), "", false);
    }
}
