package dev.overlaylab.labs.cluster.dockermachine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** {@code docker-machine help}: all sub-commands, or one. */
final class Help implements Subcommand {
    private final Collection<Subcommand> all;

    Help(Collection<Subcommand> all) {
        this.all = all;
    }

    @Override
    public String name() {
        return "help";
    }

    @Override
    public String summary() {
        return "Shows a list of commands or help for one command";
    }

    @Override
    public int run(Arguments typed, Call call) {
        if (typed.rest().isEmpty()) {
            overview(call);
            return 0;
        }
        var asked = typed.rest().get(0);
        var command = all.stream()
                .filter(it -> it.name().equals(asked))
                .findFirst()
                .orElseThrow(() -> new Refusal("No help topic for '" + asked + "'"));
        of(command, call);
        return 0;
    }

    void of(Subcommand command, Call call) {
        call.out("Usage: docker-machine " + command.name() + " " + command.usage() + "\n\n" + command.summary());
        if (!command.flags().help().isEmpty()) {
            var rows = new ArrayList<List<String>>();
            command.flags().help().forEach((option, what) -> rows.add(List.of("   " + option, what)));
            call.out("\nOptions:\n\n" + Table.of(rows).stripTrailing());
        }
    }

    private void overview(Call call) {
        call.out("Usage: docker-machine [OPTIONS] COMMAND [arg...]\n\n"
                + "Create and manage machines running Docker.\n\nVersion: " + Version.LINE.replaceAll(".*version ", "")
                + "\n\nCommands:");
        var rows = new ArrayList<List<String>>();
        all.forEach(it -> rows.add(List.of("  " + it.name(), it.summary())));
        call.out(Table.of(rows).stripTrailing());
        call.out("\nRun 'docker-machine COMMAND --help' for more information on a command.");
    }
}
