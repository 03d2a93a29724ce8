package dev.overlaylab.labs.cluster.dockermachine;

import dev.overlaylab.checkers.machine.Command;
import dev.overlaylab.checkers.machine.MachineException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** {@code docker-machine regenerate-certs}: new certificates for engines, which start again with them. */
final class RegenerateCerts implements Subcommand {
    private static final Duration RESTART = Duration.ofMinutes(3);

    /** Puts what comes in where the engine's settings say that its certificates are; whether it comes up is seen later. */
    private static final String PLACE = """
            set -eu
            folder=$(sed -n 's/.*"tlscert"[ ]*:[ ]*"\\([^"]*\\)\\/[^"\\/]*".*/\\1/p' /etc/docker/daemon.json 2> /dev/null) || :
            folder=${folder:-/etc/docker}
            umask 077
            mkdir -p "$folder"
            while IFS= read -r line; do
                case $line in
                    '== '*) file=$folder/${line#== }.part; : > "$file" ;;
                    *) printf '%s\\n' "$line" >> "$file" ;;
                esac
            done
            for file in ca server server-key; do mv "$folder/$file.pem.part" "$folder/$file.pem"; done
            chmod 644 "$folder/ca.pem" "$folder/server.pem"
            systemctl reset-failed docker > /dev/null 2>&1 || :
            service docker restart > /dev/null 2>&1 || :
            """;

    private final Bench bench;

    RegenerateCerts(Bench bench) {
        this.bench = bench;
    }

    @Override
    public String name() {
        return "regenerate-certs";
    }

    @Override
    public String summary() {
        return "Regenerate TLS Certificates for a machine";
    }

    @Override
    public String usage() {
        return "[OPTIONS] [arg...]";
    }

    @Override
    public Flags flags() {
        return new Flags()
                .toggle("Force rebuild and do not prompt", "force", "f")
                .toggle("Also regenerate client certificates and CA.", "client-certs");
    }

    @Override
    public int run(Arguments typed, Call call) throws MachineException, IOException, InterruptedException {
        var hosts = bench.hosts().several(typed).stream().map(Host::mustRun).toList();
        if (!typed.has("force")) {
            var answer = call.ask("Regenerate TLS machine certs?  Warning: this is irreversible. (y/n): ")
                    .strip();
            if (!answer.equalsIgnoreCase("y") && !answer.equalsIgnoreCase("yes")) {
                return 0;
            }
        }
        call.out("Regenerating TLS certificates");
        if (typed.has("client-certs")) {
            MachineFiles.forgetAuthority(bench);
        }
        int status = 0;
        for (var host : hosts) {
            status |= renew(host, call);
        }
        if (typed.has("client-certs")) {
            tellOfOthers(hosts, call);
        }
        return status;
    }

    private int renew(Host host, Call call) throws MachineException, InterruptedException {
        call.out("Waiting for SSH to be available...");
        if (bench.driver().ownsMachines()) {
            SecureShell.admit(bench, host.name(), "");
        }
        call.out("Detecting the provisioner...");
        call.out("Copying certs to the local machine directory...");
        var files = new MachineFiles(bench, host.name())
                .renewed(host.address(), host.asked().swarm().master());
        call.out("Copying certs to the remote machine...");
        call.out("Setting Docker configuration on the remote daemon...");
        var stdin = files.stream()
                .map(it -> "== " + it.path().substring(it.path().lastIndexOf('/') + 1) + "\n" + it.content())
                .collect(Collectors.joining());
        var placed = bench.connections().to(host.name()).run(new Command(PLACE, stdin, RESTART));
        if (!placed.succeeded()) {
            throw new Refusal(placed.stderr().strip());
        }
        var endpoint = new EngineEndpoint(bench);
        if (endpoint.comesUp(host)) {
            return 0;
        }
        call.err(bench.words().say("workstation.machine.engine-down", "name", host.name(), "log", endpoint.log(host)));
        return 1;
    }

    /** Theirs are of the old authority; the client has a copy of that for each machine, so they still work. */
    private void tellOfOthers(List<Host> renewed, Call call) {
        var names = renewed.stream().map(Host::name).toList();
        var others = bench.hosts().all().stream()
                .map(Host::name)
                .filter(it -> !names.contains(it))
                .collect(Collectors.joining(" "));
        if (!others.isEmpty()) {
            call.out(bench.words().say("workstation.machine.certs-others", "names", others));
        }
    }
}
