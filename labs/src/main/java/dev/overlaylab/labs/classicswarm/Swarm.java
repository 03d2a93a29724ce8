package dev.overlaylab.labs.classicswarm;

import dev.overlaylab.labs.classicswarm.api.Manager;
import dev.overlaylab.labs.classicswarm.join.Join;
import dev.overlaylab.labs.classicswarm.join.Listing;
import dev.overlaylab.labs.classicswarm.manage.Manage;
import java.io.PrintStream;
import java.util.List;

/** The program {@code swarm} of the container image of that name. */
public final class Swarm {
    private static final String USAGE = """
            Usage: swarm COMMAND [OPTIONS] DISCOVERY

            A Docker-native clustering system, rebuilt by overlaylab for learning.

            Version: %s

            Commands:
              list    List nodes in a cluster
              manage  Manage a docker cluster
              join    Join a docker cluster

            DISCOVERY is consul://HOST:PORT, etcd://HOST:PORT, zk://HOST:PORT, nodes://HOST:PORT,… or file://PATH""".formatted(Manager.VERSION);

    private Swarm() {}

    /** Runs one of its commands. */
    public static void main(String[] words) {
        System.exit(run(List.of(words), System.out, System.err));
    }

    /** Runs one of its commands, and returns its exit code. */
    public static int run(List<String> words, PrintStream out, PrintStream err) {
        // What stands before a command concerns the log only.
        var typed = words.stream()
                .dropWhile(it -> it.startsWith("-") && isBefore(it))
                .toList();
        var command = typed.isEmpty() ? "help" : typed.get(0);
        var rest = typed.isEmpty() ? typed : typed.subList(1, typed.size());
        return switch (command) {
            case "manage", "m" -> Manage.run(rest, out, err);
            case "join", "j" -> Join.run(rest, out);
            case "list", "l" -> Listing.run(rest, out, err);
            case "-v", "--version" -> said(out, Manager.VERSION);
            case "-h", "--help", "help" -> said(out, USAGE);
            default -> {
                err.println("No help topic for '" + command + "'\n\n" + USAGE);
                yield 3;
            }
        };
    }

    private static boolean isBefore(String option) {
        return List.of("--debug", "--experimental").contains(option);
    }

    private static int said(PrintStream to, String text) {
        to.println(text);
        return 0;
    }
}
