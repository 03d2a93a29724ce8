package dev.overlaylab.shell.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Without a subcommand: choose a lab in a terminal; without a terminal, play the first lab on VMs. */
@Command(name = "overlaylab")
final class OverlaylabCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Mixin
    CommonOptions common = new CommonOptions();

    @Option(
            names = {"-V", "--version"},
            descriptionKey = "version")
    boolean version;

    OverlaylabCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        if (version) {
            invocation.speaker().streams().out().println(Version.line());
            return 0;
        }
        var labs = invocation.wiring().library().ids();
        if (!invocation.speaker().streams().terminal()) {
            return new StartCommand(invocation).auto(labs.get(0));
        }
        return new Picker(invocation).pick();
    }
}
