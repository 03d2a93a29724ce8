package dev.overlaylab.labs.driver.identity;

import dev.overlaylab.labs.driver.MachineSpec;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;

/** What makes a machine itself: its keys, names, addresses and files. */
public final class MachineIdentity {
    private static final int ROOT = 0;
    private static final int DOCKER = 1000;
    private static final int LEARNER = 1001;
    private static final int MACHINE_ID_BYTES = 16;

    private final String hostKey;
    private final String machineId;
    private final byte[] tar;

    private MachineIdentity(String hostKey, String machineId, byte[] tar) {
        this.hostKey = hostKey;
        this.machineId = machineId;
        this.tar = tar;
    }

    /** Its public host key; the only one to be accepted from it. */
    public String hostKey() {
        return hostKey;
    }

    /** 32 hexadecimal digits, as in {@code /etc/machine-id}. */
    public String machineId() {
        return machineId;
    }

    /** To be unpacked over the machine's root before anything starts there; holds secrets. */
    public byte[] tar() {
        return tar.clone();
    }

    /**
     * Makes a new identity with keys of its own.
     *
     * @param clientKey the public key that may log in
     * @param internet whether it shall have a way out
     */
    public static MachineIdentity make(MachineSpec spec, String clientKey, boolean internet) {
        var key = Ed25519Key.generate(spec.name());
        var random = new byte[MACHINE_ID_BYTES];
        new SecureRandom().nextBytes(random);
        var machineId = HexFormat.of().formatHex(random);
        var tar = new Tar()
                .file("/etc/hostname", 0644, ROOT, spec.name() + "\n")
                .file("/etc/hosts", 0644, ROOT, hosts(spec.name()))
                .file("/etc/machine-id", 0444, ROOT, machineId + "\n")
                .file("/etc/ssh/ssh_host_ed25519_key", 0600, ROOT, key.privateKey())
                .file("/etc/ssh/ssh_host_ed25519_key.pub", 0644, ROOT, key.publicKey() + "\n")
                .file("/etc/overlaylab/role", 0644, ROOT, spec.role().name().toLowerCase(Locale.ROOT) + "\n")
                .file("/etc/overlaylab/eth1", 0644, ROOT, spec.address() + "/24\n");
        mayLogIn(tar, "/root", ROOT, clientKey);
        mayLogIn(tar, "/home/docker", DOCKER, clientKey);
        mayLogIn(tar, "/home/learner", LEARNER, clientKey);
        if (internet) {
            tar.file("/etc/overlaylab/internet", 0644, ROOT, "");
        }
        for (var file : spec.files()) {
            tar.file(file.path(), file.mode(), ROOT, file.content());
        }
        return new MachineIdentity(key.publicKey(), machineId, tar.toBytes());
    }

    private static void mayLogIn(Tar tar, String home, int owner, String clientKey) {
        tar.directory(home + "/.ssh", 0700, owner)
                .file(home + "/.ssh/authorized_keys", 0600, owner, clientKey.strip() + "\n");
    }

    private static String hosts(String name) {
        return """
                127.0.0.1 localhost
                127.0.1.1 %s
                ::1 localhost ip6-localhost ip6-loopback
                """.formatted(name);
    }
}
