package dev.overlaylab.labs.driver.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.labs.driver.MachineSpec;
import dev.overlaylab.labs.driver.MachineSpec.MachineFile;
import dev.overlaylab.labs.driver.MachineSpec.Role;
import dev.overlaylab.labs.driver.process.Tool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineIdentityTest {
    private static final String CLIENT = "ssh-ed25519 AAAAclient";

    @TempDir
    Path folder;

    @Test
    void should_pack_what_tar_unpacks_with_owners_and_modes() throws Exception {
        // given
        var spec = spec("mh-keystore", new MachineFile("/etc/docker/server-key.pem", "secret 鍵\n", 0600));

        // when
        var identity = MachineIdentity.make(spec, CLIENT, false);
        var listing = tar("-tvf", packed(identity));

        // then
        assertThat(identity.tar().length % 512).isZero();
        assertThat(listing.lines().map(line -> line.replaceAll(" +\\d+ \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d ", " ")))
                .containsExactly(
                        "-rw-r--r-- 0/0 etc/hostname",
                        "-rw-r--r-- 0/0 etc/hosts",
                        "-r--r--r-- 0/0 etc/machine-id",
                        "-rw------- 0/0 etc/ssh/ssh_host_ed25519_key",
                        "-rw-r--r-- 0/0 etc/ssh/ssh_host_ed25519_key.pub",
                        "-rw-r--r-- 0/0 etc/overlaylab/role",
                        "-rw-r--r-- 0/0 etc/overlaylab/eth1",
                        "drwx------ 0/0 root/.ssh/",
                        "-rw------- 0/0 root/.ssh/authorized_keys",
                        "drwx------ 1000/1000 home/docker/.ssh/",
                        "-rw------- 1000/1000 home/docker/.ssh/authorized_keys",
                        "drwx------ 1001/1001 home/learner/.ssh/",
                        "-rw------- 1001/1001 home/learner/.ssh/authorized_keys",
                        "-rw------- 0/0 etc/docker/server-key.pem");
    }

    @Test
    void should_say_who_the_machine_is() throws Exception {
        // when
        var identity = MachineIdentity.make(spec("mh-keystore"), CLIENT, true);
        var file = packed(identity);

        // then
        assertThat(tar("-xOf", file, "etc/hostname")).isEqualTo("mh-keystore");
        assertThat(tar("-xOf", file, "etc/overlaylab/role")).isEqualTo("engine");
        assertThat(tar("-xOf", file, "etc/overlaylab/eth1")).isEqualTo("192.168.99.100/24");
        assertThat(tar("-xOf", file, "etc/machine-id")).isEqualTo(identity.machineId());
        assertThat(tar("-xOf", file, "root/.ssh/authorized_keys")).isEqualTo(CLIENT);
        assertThat(tar("-xOf", file, "etc/ssh/ssh_host_ed25519_key.pub")).isEqualTo(identity.hostKey());
        assertThat(Ed25519Key.publicKeyOf(tar("-xOf", file, "etc/ssh/ssh_host_ed25519_key")))
                .isEqualTo(identity.hostKey());
        assertThat(tar("-tf", file).lines()).contains("etc/overlaylab/internet");
    }

    @Test
    void should_give_no_two_machines_the_same_keys() {
        // when
        var one = MachineIdentity.make(spec("a"), CLIENT, false);
        var other = MachineIdentity.make(spec("a"), CLIENT, false);

        // then
        assertThat(one.hostKey()).isNotEqualTo(other.hostKey());
        assertThat(one.machineId()).isNotEqualTo(other.machineId()).matches("[0-9a-f]{32}");
    }

    @Test
    void should_keep_long_names_whole() throws Exception {
        // given
        var path = "/etc/docker/certs.d/" + "a".repeat(40) + "/" + "b".repeat(40) + "/" + "c".repeat(60) + ".pem";

        // when
        var identity = MachineIdentity.make(spec("a", new MachineFile(path, "x", 0644)), CLIENT, false);

        // then
        assertThat(tar("-tf", packed(identity)).lines()).contains(path.substring(1));
    }

    private Path packed(MachineIdentity identity) throws Exception {
        return Files.write(folder.resolve("identity.tar"), identity.tar());
    }

    private static String tar(String how, Path file, String... members) throws InterruptedException {
        var command = new java.util.ArrayList<>(List.of("tar", "--numeric-owner", how, file.toString()));
        command.addAll(List.of(members));
        return Tool.mustRun(command, Duration.ofSeconds(20));
    }

    private static MachineSpec spec(String name, MachineFile... files) {
        return new MachineSpec(name, Role.ENGINE, "192.168.99.100", 512, List.of(files));
    }
}
