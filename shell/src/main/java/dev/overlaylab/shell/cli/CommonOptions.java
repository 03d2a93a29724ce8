package dev.overlaylab.shell.cli;

import picocli.CommandLine.Option;

/** Options that every command has. */
final class CommonOptions {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            descriptionKey = "help")
    boolean help;

    // Read before anything is parsed, so that even a complaint about the rest is in that language.
    @Option(
            names = "--lang",
            paramLabel = "ja|zh|en",
            descriptionKey = "lang",
            completionCandidates = Known.Languages.class)
    String lang = "";

    // The launcher's: install what is missing without asking.
    @Option(names = "--yes", descriptionKey = "yes")
    boolean yes;
}
