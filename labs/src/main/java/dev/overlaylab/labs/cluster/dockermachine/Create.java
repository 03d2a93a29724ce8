package dev.overlaylab.labs.cluster.dockermachine;

import dev.overlaylab.checkers.machine.MachineException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** {@code docker-machine create}: reads what is asked for; {@link Creation} does it. */
final class Create implements Subcommand {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9\\-.]*");
    private static final Pattern SECRET = Pattern.compile("token|secret|password|key");
    private static final Set<String> DRIVERS = Set.of(
            "amazonec2",
            "azure",
            "digitalocean",
            "exoscale",
            "generic",
            "google",
            "hyperv",
            "kvm",
            "kvm2",
            "openstack",
            "rackspace",
            "softlayer",
            "virtualbox",
            "vmwarefusion",
            "vmwarevcloudair",
            "vmwarevsphere",
            "xhyve",
            "vm",
            "namespace",
            "ssh");
    /** Driver options that stand alone; every other one has a value. */
    private static final Set<String> DRIVER_TOGGLES = Set.of(
            "amazonec2-monitoring",
            "amazonec2-private-address-only",
            "amazonec2-request-spot-instance",
            "amazonec2-use-ebs-optimized-instance",
            "amazonec2-use-private-address",
            "azure-static-public-ip",
            "azure-use-private-ip",
            "digitalocean-backups",
            "digitalocean-ipv6",
            "digitalocean-monitoring",
            "digitalocean-private-networking",
            "google-preemptible",
            "google-use-existing",
            "google-use-internal-ip",
            "google-use-internal-ip-only",
            "softlayer-local-disk",
            "softlayer-private-net-only",
            "virtualbox-dns-proxy",
            "virtualbox-host-dns-resolver",
            "virtualbox-hostonly-no-dhcp",
            "virtualbox-no-dns-proxy",
            "virtualbox-no-share",
            "virtualbox-no-vtx-check",
            "xhyve-experimental-nfs-share",
            "xhyve-virtio-9p");

    private final Bench bench;
    private final Creation creation;

    Create(Bench bench) {
        this.bench = bench;
        this.creation = new Creation(bench);
    }

    @Override
    public String name() {
        return "create";
    }

    @Override
    public String summary() {
        return "Create a machine";
    }

    @Override
    public Flags flags() {
        return new Flags()
                .value("Driver to create machine with.", "driver", "d")
                .value("Specify environment variables to set in the engine", "engine-env")
                .value("Specify insecure registries to allow with the created engine", "engine-insecure-registry")
                .value("Custom URL to use for engine installation", "engine-install-url")
                .value("Specify labels for the created engine", "engine-label")
                .value(
                        "Specify arbitrary flags to include with the created engine in the form flag=value",
                        "engine-opt")
                .value("Specify registry mirrors to use", "engine-registry-mirror")
                .value("Specify a storage driver to use with the engine", "engine-storage-driver")
                .toggle("Configure Machine to join a Swarm cluster", "swarm")
                .value("addr to advertise for Swarm (default: detect and use the machine IP)", "swarm-addr")
                .value("Discovery service to use with Swarm", "swarm-discovery")
                .toggle("Enable Swarm experimental features", "swarm-experimental")
                .value("ip/socket to listen on for Swarm master", "swarm-host")
                .value("Specify Docker image to use for Swarm", "swarm-image")
                .value("Define arbitrary flags for Swarm join", "swarm-join-opt")
                .toggle("Configure Machine to be a Swarm master", "swarm-master")
                .value("Define arbitrary flags for Swarm master", "swarm-opt")
                .value("Define a default scheduling strategy for Swarm", "swarm-strategy")
                .value("Support extra SANs for TLS certs", "tls-san");
    }

    @Override
    public int run(Arguments typed, Call call) throws MachineException, IOException, InterruptedException {
        if (typed.rest().isEmpty()) {
            throw new Refusal("Error: No machine name specified");
        }
        if (typed.rest().size() > 1) {
            throw new Refusal("Invalid command line. Found extra arguments "
                    + typed.rest().subList(1, typed.rest().size()));
        }
        var name = typed.rest().get(0);
        if (!NAME.matcher(name).matches() || name.length() > 63) {
            throw new Refusal(
                    "Error creating machine: Invalid hostname specified. Allowed hostname chars are: 0-9a-zA-Z . -");
        }
        if (name.equals(bench.learner().workstation())) {
            throw new Refusal(bench.words().say("workstation.machine.name-taken", "name", name));
        }
        if (bench.driver().list().stream().anyMatch(it -> it.name().equals(name))) {
            throw new Refusal("Docker machine \"" + name + "\" already exists");
        }
        var swarm = SwarmAsked.of(typed);
        if (swarm.takesPart() && swarm.discovery().isEmpty()) {
            throw new Refusal(bench.words().say("workstation.machine.swarm-discovery", "name", name));
        }
        var driver = typed.last("driver").isEmpty() ? "virtualbox" : typed.last("driver");
        if (!DRIVERS.contains(driver)) {
            throw new Refusal(
                    "Driver \"" + driver + "\" not found. Do you have the plugin binary \"docker-machine-driver-"
                            + driver + "\" accessible in your PATH?");
        }
        return creation.of(asked(name, driver, typed, swarm), call);
    }

    private static Asked asked(String name, String driver, Arguments typed, SwarmAsked swarm) {
        var options = new TreeMap<String, String>();
        typed.options().forEach((option, values) -> {
            if (isDriverOption(option)) {
                options.put(option, SECRET.matcher(option).find() ? "" : String.join(",", values));
            }
        });
        return new Asked(
                name,
                driver,
                typed.all("engine-opt"),
                typed.all("engine-label"),
                typed.all("engine-insecure-registry"),
                typed.all("engine-registry-mirror"),
                typed.all("engine-env"),
                typed.last("engine-storage-driver"),
                options,
                swarm);
    }

    /** Its own options, and those of whatever driver is meant. */
    @Override
    public Flags flagsFor(List<String> typed) {
        var base = flags();
        var seen = new ArrayList<String>();
        for (var word : typed) {
            var option = word.replaceFirst("^--?", "").replaceFirst("=.*", "");
            if (word.startsWith("-") && isDriverOption(option) && !seen.contains(option)) {
                seen.add(option);
                if (DRIVER_TOGGLES.contains(option)) {
                    base.toggle("", option);
                } else {
                    base.value("", option);
                }
            }
        }
        return base;
    }

    private static boolean isDriverOption(String option) {
        int hyphen = option.indexOf('-');
        return hyphen > 0 && DRIVERS.contains(option.substring(0, hyphen));
    }

    /** Driver options that have an effect here: how much memory. */
    static int memory(Map<String, String> driverOptions, int otherwise) {
        var wanted = driverOptions.getOrDefault("virtualbox-memory", "");
        return wanted.matches("\\d{3,5}") ? Integer.parseInt(wanted) : otherwise;
    }
}
