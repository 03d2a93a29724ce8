package dev.overlaylab.labs.cluster.dockermachine;

/** {@code docker-machine config}: options for the docker client, quoted as the client unquotes them. */
final class Config implements Subcommand {
    private final Bench bench;

    Config(Bench bench) {
        this.bench = bench;
    }

    @Override
    public String name() {
        return "config";
    }

    @Override
    public String summary() {
        return "Print the connection config for machine";
    }

    @Override
    public Flags flags() {
        return new Flags().toggle("Display the Swarm config instead of the Docker daemon", "swarm");
    }

    @Override
    public int run(Arguments typed, Call call) {
        var host = bench.hosts().only(typed);
        if (!host.running()) {
            throw new Refusal("Error checking TLS connection: Host is not running");
        }
        var url = typed.has("swarm") ? host.swarmUrl() : host.url();
        var directory = bench.learner().machineDirectory(host.name());
        call.out("--tlsverify");
        call.out("--tlscacert=\"" + directory + "/ca.pem\"");
        call.out("--tlscert=\"" + directory + "/cert.pem\"");
        call.out("--tlskey=\"" + directory + "/key.pem\"");
        call.out("-H=" + url);
        return 0;
    }
}
