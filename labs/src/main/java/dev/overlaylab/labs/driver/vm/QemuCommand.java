package dev.overlaylab.labs.driver.vm;

import dev.overlaylab.labs.driver.DriverSettings;
import dev.overlaylab.labs.driver.process.Tool;
import dev.overlaylab.labs.driver.record.MachineFolder;
import dev.overlaylab.labs.driver.record.StoredMachine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The command line of a virtual machine. */
record QemuCommand(DriverSettings settings, Acceleration acceleration, Wire wire) {
    static final String PROGRAM = "qemu-system-x86_64";

    /** By what QEMU knows the disk. */
    static final String DISK = "disk";

    /** Room for the kernel, systemd and an engine at work. */
    private static final int TRANSLATED_MB = 256;

    private static final Duration TIME_FOR_A_VERSION = Duration.ofSeconds(20);

    private static final String KERNEL_ARGUMENTS =
            "root=/dev/vda console=ttyS0 net.ifnames=0 apparmor=0 selinux=0 audit=0"
                    + " mitigations=off rcupdate.rcu_expedited=1 quiet loglevel=3 systemd.show_status=0 random.trust_cpu=on"
                    // On a busy computer its timer comes too late for the kernel, which would give up.
                    + " no_timer_check";

    /** What QEMU says of its version. */
    static String version() throws InterruptedException {
        return Tool.mustRun(List.of(PROGRAM, "--version"), TIME_FOR_A_VERSION)
                .lines()
                .findFirst()
                .orElse("");
    }

    static Path pidFile(MachineFolder folder) {
        return folder.file("qemu.pid");
    }

    static Path console(MachineFolder folder) {
        return folder.file("console.log");
    }

    /**
     * The command that boots a machine.
     *
     * @param disk the layer it writes to
     */
    List<String> booting(MachineFolder folder, StoredMachine machine, int memoryMb, Path disk) {
        return of(folder, machine, memoryMb, disk);
    }

    /** The command for a QEMU that waits for the memory and the devices of a saved state, and then stands still. */
    List<String> waiting(MachineFolder folder, StoredMachine machine, int memoryMb, Path disk) {
        var command = new ArrayList<>(of(folder, machine, memoryMb, disk));
        command.addAll(List.of("-S", "-incoming", "defer"));
        return List.copyOf(command);
    }

    private List<String> of(MachineFolder folder, StoredMachine machine, int memoryMb, Path disk) {
        var image = settings.image();
        var command = new ArrayList<String>();
        command.addAll(List.of(PROGRAM, "-daemonize", "-no-user-config", "-nodefaults", "-display", "none"));
        command.addAll(List.of("-name", "guest=" + escaped(VmMachines.label(settings.labDirectory(), machine.name()))));
        command.addAll(List.of("-uuid", uuid(machine.machineId())));
        var memory = GuestMemory.holds(memoryMb);
        command.addAll(List.of("-machine", memory ? "q35," + GuestMemory.machineOption() : "q35"));
        if (memory) {
            command.addAll(GuestMemory.arguments(memoryMb));
        }
        command.addAll(List.of("-accel", accelerator(), "-cpu", processor(), "-smp", "1"));
        command.addAll(List.of("-m", Integer.toString(memoryMb)));
        command.addAll(List.of("-kernel", image.kernel().toAbsolutePath().toString()));
        command.addAll(List.of("-initrd", image.initrd().toAbsolutePath().toString()));
        command.addAll(List.of("-append", KERNEL_ARGUMENTS));
        command.addAll(List.of("-pidfile", pidFile(folder).toString()));
        command.addAll(List.of("-chardev", "file,id=console,path=" + escaped(console(folder))));
        command.addAll(List.of("-serial", "chardev:console"));
        command.addAll(List.of(
                "-chardev", "socket,id=attend,server=on,wait=off,path=" + escaped(ControlSocket.forAttendant(folder))));
        command.addAll(List.of("-serial", "chardev:attend"));
        command.addAll(
                List.of("-chardev", "socket,id=control,server=on,wait=off,path=" + escaped(ControlSocket.of(folder))));
        command.addAll(List.of("-mon", "chardev=control,mode=control"));
        command.addAll(List.of(
                "-drive",
                "if=virtio,id=" + DISK + ",node-name=" + DiskLayers.node(disk) + ",format=qcow2,discard=unmap,file="
                        + escaped(disk)));
        command.addAll(List.of("-drive", "if=virtio,format=raw,readonly=on,file=" + escaped(folder.identity())));
        command.addAll(List.of(
                "-netdev",
                "user,id=management,restrict=" + (settings.internet() ? "off" : "on") + ",hostfwd=tcp:127.0.0.1:"
                        + machine.port() + "-:22"));
        command.addAll(List.of("-device", "virtio-net-pci,netdev=management,romfile="));
        command.addAll(List.of(
                "-netdev", "socket,id=wire,mcast=" + wire.group() + ":" + wire.port() + ",localaddr=127.0.0.1"));
        command.addAll(List.of("-device", "virtio-net-pci,netdev=wire,romfile=,mac=" + Wire.mac(machine.address())));
        command.addAll(List.of("-device", "virtio-rng-pci"));
        return List.copyOf(command);
    }

    /** Emulation keeps what it has translated; unless told otherwise, up to a gigabyte for each machine. */
    private String accelerator() {
        return acceleration.proven()
                ? acceleration.accelerator()
                : acceleration.accelerator() + ",tb-size=" + TRANSLATED_MB;
    }

    /**
     * Emulation copies byte by byte where a processor says that it copies strings fast, and pays for each guard of the
     * programs' memory. Hardware does both well.
     */
    private String processor() {
        return acceleration.proven() ? "max,-la57" : "max,-la57,-erms,-smap";
    }

    /** A comma that belongs to a value is doubled, or it would begin the next option. */
    private static String escaped(Object value) {
        return value.toString().replace(",", ",,");
    }

    private static String uuid(String machineId) {
        return machineId.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
    }
}
