package dev.overlaylab.labs.driver.namespace;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.labs.driver.Ability;
import dev.overlaylab.labs.driver.process.Tool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What this computer's kernel, which machines made of namespaces share, can do: found out by trying, once. */
final class KernelTrial {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Path IP_VS = Path.of("/proc/sys/net/ipv4/vs");

    private Set<Ability> found = Set.of();
    private boolean tried;

    synchronized Set<Ability> abilities() {
        if (!tried) {
            found = tried();
            tried = true;
        }
        return found;
    }

    private static Set<Ability> tried() {
        var abilities = EnumSet.of(Ability.POWER);
        // The kernel loads the module by itself as soon as an engine asks for a virtual server.
        if (Files.isDirectory(IP_VS) || works("modprobe", "-n", "-q", "ip_vs")) {
            abilities.add(Ability.INGRESS);
        }
        if (works("unshare", "--net", "sh", "-c", ESP)) {
            abilities.add(Ability.ENCRYPTION);
        }
        return abilities;
    }

    /** What an engine asks of the kernel for an encrypted network, in a namespace that ends with the question. */
    private static final String ESP = "ip xfrm state add src 192.0.2.1 dst 192.0.2.2 proto esp spi 0x100 mode transport"
            + " aead 'rfc4106(gcm(aes))' 0x0123456789abcdef0123456789abcdef01234567 128";

    private static boolean works(String... command) {
        try {
            return Tool.run(List.of(command), PATIENCE).well();
        } catch (Problem e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
