package dev.overlaylab.labs.driver.vm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.labs.driver.DriverSettings;
import dev.overlaylab.labs.driver.MachineSpec.Role;
import dev.overlaylab.labs.driver.record.MachineFolder;
import dev.overlaylab.labs.driver.record.StoredMachine;
import dev.overlaylab.labs.driver.record.StoredMachine.Stage;
import dev.overlaylab.labs.image.MachineImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class QemuCommandTest {
    private static final Path LAB = Path.of("/home/a, b/labs/overlay-consul");

    @Test
    void should_let_nobody_in_but_by_loopback_and_nothing_out() {
        // when
        var command = command(LAB, false);

        // then
        assertThat(command).contains("user,id=management,restrict=on,hostfwd=tcp:127.0.0.1:2201-:22");
        assertThat(String.join(" ", command)).contains("localaddr=127.0.0.1").doesNotContain("0.0.0.0:");
    }

    @Test
    void should_give_a_way_out_only_when_asked() {
        assertThat(command(LAB, true)).contains("user,id=management,restrict=off,hostfwd=tcp:127.0.0.1:2201-:22");
    }

    @Test
    void should_label_the_process_and_double_commas_of_paths() {
        // when
        var command = command(LAB, false);

        // then
        assertThat(command)
                .contains("guest=overlaylab-overlay-consul-mhs-demo0", "01234567-89ab-cdef-0123-456789abcdef")
                .contains("/home/a, b/labs/overlay-consul/machines/mhs-demo0/qemu.pid")
                .contains(
                        "if=virtio,id=disk,node-name=top,format=qcow2,discard=unmap,file=/home/a,, b/labs/overlay-consul/machines/mhs-demo0/disk/top.qcow2");
    }

    @Test
    void should_bound_what_emulation_keeps_of_its_translations() {
        var proven = new Acceleration("kvm", Acceleration.Why.PROVEN, "a processor");

        assertThat(command(LAB, false)).containsSequence("-accel", "tcg,tb-size=256");
        assertThat(command(LAB, false, proven)).containsSequence("-accel", "kvm");
    }

    @Test
    void should_take_from_an_emulated_processor_what_makes_emulation_slow() {
        var proven = new Acceleration("kvm", Acceleration.Why.PROVEN, "a processor");

        assertThat(command(LAB, false)).containsSequence("-cpu", "max,-la57,-erms,-smap");
        assertThat(command(LAB, false, proven)).containsSequence("-cpu", "max,-la57");
    }

    @Test
    void should_boot_where_the_timer_comes_late() {
        assertThat(command(LAB, false)).anyMatch(it -> it.startsWith("root=") && it.contains(" no_timer_check"));
    }

    @Test
    void should_put_each_lab_on_a_wire_of_its_own() {
        // when
        var one = Wire.of(LAB);
        var other = Wire.of(LAB.resolveSibling("other"));

        // then
        assertThat(one).isEqualTo(Wire.of(LAB)).isNotEqualTo(other);
        assertThat(one.group()).startsWith("239.255.");
        assertThat(one.port()).isBetween(20_000, 29_999);
        assertThat(Wire.mac("192.168.99.100")).isEqualTo("52:54:c0:a8:63:64");
    }

    @Test
    void should_keep_the_control_socket_where_its_path_is_not_too_long() {
        // given
        var near = new MachineFolder(Path.of("/home/a/machines/b"));
        var deep = new MachineFolder(Path.of("/home/" + "深い".repeat(30) + "/machines/b"));

        // then
        assertThat(ControlSocket.of(near)).isEqualTo(Path.of("/home/a/machines/b/control.sock"));
        assertThat(ControlSocket.of(deep).toString().getBytes(StandardCharsets.UTF_8).length)
                .isLessThan(108);
        assertThat(ControlSocket.of(deep)).isEqualTo(ControlSocket.of(deep));
    }

    private static List<String> command(Path lab, boolean internet) {
        return command(lab, internet, new Acceleration("tcg", Acceleration.Why.NO_DEVICE, ""));
    }

    private static List<String> command(Path lab, boolean internet, Acceleration acceleration) {
        var settings = new DriverSettings(
                lab, new MachineImage(Path.of("/image")), Path.of("/key"), Path.of("/cache"), internet);
        var machine = new StoredMachine(
                StoredMachine.FORMAT,
                "vm",
                "mhs-demo0",
                Role.ENGINE,
                "192.168.99.100",
                512,
                "2026-01-01T00:00:00Z",
                Stage.PREPARED,
                "ssh-ed25519 AAAA",
                "0123456789abcdef0123456789abcdef",
                2201,
                null);
        var folder = new MachineFolder(lab.resolve("machines/mhs-demo0"));
        return new QemuCommand(settings, acceleration, Wire.of(lab))
                .booting(folder, machine, 512, folder.file("disk/top.qcow2"));
    }
}
