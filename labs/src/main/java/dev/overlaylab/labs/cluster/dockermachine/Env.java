package dev.overlaylab.labs.cluster.dockermachine;

import java.util.Map;

/** {@code docker-machine env}: what a shell has to evaluate to speak to one engine. */
final class Env implements Subcommand {
    private static final String[] VARIABLES = {
        "DOCKER_TLS_VERIFY", "DOCKER_HOST", "DOCKER_CERT_PATH", "DOCKER_MACHINE_NAME"
    };

    private static final Syntax BASH = new Syntax("export ", "=\"", "\"\n", "unset ", "\n", "#", "eval $(%s)");
    private static final Map<String, Syntax> SYNTAXES = Map.of(
            "fish", new Syntax("set -gx ", " \"", "\";\n", "set -e ", ";\n", "#", "eval (%s)"),
            "powershell",
                    new Syntax("$Env:", " = \"", "\"\n", "Remove-Item Env:\\", "\n", "#", "& %s | Invoke-Expression"),
            "cmd", new Syntax("SET ", "=", "\n", "SET ", "=\n", "REM", "\t@FOR /f \"tokens=*\" %%i IN ('%s') DO @%%i"),
            "emacs",
                    new Syntax(
                            "(setenv \"",
                            "\" \"",
                            "\")\n",
                            "(setenv \"",
                            "\" nil)\n",
                            ";;",
                            "(with-temp-buffer (shell-command \"%s\" (current-buffer)) (eval-buffer))"),
            "tcsh", new Syntax("setenv ", " \"", "\";\n", "unsetenv ", ";\n", ":", "eval `%s`"));

    private final Bench bench;

    Env(Bench bench) {
        this.bench = bench;
    }

    /** How a shell sets and forgets a variable, comments, and evaluates a command's output. */
    private record Syntax(
            String set, String between, String end, String forget, String forgotten, String comment, String evaluate) {}

    @Override
    public String name() {
        return "env";
    }

    @Override
    public String summary() {
        return "Display the commands to set up the environment for the Docker client";
    }

    @Override
    public Flags flags() {
        return new Flags()
                .toggle("Display the Swarm config instead of the Docker daemon", "swarm")
                .value("Force environment to be configured for a specified shell", "shell")
                .toggle("Unset variables instead of setting them", "unset", "u")
                .toggle("Add machine IP to NO_PROXY environment variable", "no-proxy");
    }

    @Override
    public int run(Arguments typed, Call call) {
        var syntax = SYNTAXES.getOrDefault(shell(typed, call), BASH);
        var text = new StringBuilder();
        if (typed.has("unset")) {
            if (!typed.rest().isEmpty()) {
                throw new Refusal("Error: Expected no machine name when the -u flag is present");
            }
            for (var variable : VARIABLES) {
                text.append(syntax.forget()).append(variable).append(syntax.forgotten());
            }
        } else {
            variables(typed, call, syntax, text);
        }
        var command = "docker-machine " + String.join(" ", call.arguments());
        text.append(syntax.comment()).append(" Run this command to configure your shell: \n");
        text.append(syntax.comment()).append(' ').append(syntax.evaluate().formatted(command));
        call.out(text.toString());
        return 0;
    }

    private void variables(Arguments typed, Call call, Syntax syntax, StringBuilder text) {
        var host = bench.hosts().only(typed);
        if (!host.running()) {
            throw new Refusal("Error checking TLS connection: Host is not running");
        }
        String[] values = {
            "1",
            typed.has("swarm") ? host.swarmUrl() : host.url(),
            bench.learner().machineDirectory(host.name()),
            host.name(),
        };
        for (int i = 0; i < VARIABLES.length; i++) {
            set(text, syntax, VARIABLES[i], values[i]);
        }
        if (typed.has("no-proxy")) {
            var lower = call.environment().getOrDefault("no_proxy", "");
            var name = lower.isEmpty() ? "NO_PROXY" : "no_proxy";
            var known = call.environment().getOrDefault(name, "");
            var more = known.isEmpty() ? host.address() : known + "," + host.address();
            set(text, syntax, name, known.contains(host.address()) ? known : more);
        }
    }

    private static void set(StringBuilder text, Syntax syntax, String variable, String value) {
        text.append(syntax.set())
                .append(variable)
                .append(syntax.between())
                .append(value)
                .append(syntax.end());
    }

    private static String shell(Arguments typed, Call call) {
        var asked = typed.last("shell");
        var path = asked.isEmpty() ? call.environment().getOrDefault("SHELL", "") : asked;
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
