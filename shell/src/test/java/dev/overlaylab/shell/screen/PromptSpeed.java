package dev.overlaylab.shell.screen;

import dev.overlaylab.shell.terminal.PseudoTerminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Measures what somebody at the prompt notices, with the shipped program on namespace machines; prints Markdown. */
public final class PromptSpeed {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String AT_PROMPT = "\u001b[?2004h";
    private static final String TAKEN = "\u001b[?2004l";
    private static final String LAB = "bridge-vs-overlay";

    private final String launcher;
    private final int runs;

    private PromptSpeed(String launcher, int runs) {
        this.launcher = launcher;
        this.runs = runs;
    }

    /** The arguments are the launcher and how often short things are measured; medians are printed. */
    public static void main(String[] args) throws Exception {
        new PromptSpeed(args[0], Integer.parseInt(args[1])).measure();
    }

    private void measure() throws Exception {
        System.out.println("| | median | longest of " + runs + " |\n|---|---|---|");
        row("`--version`", timed(List.of(launcher, "--version")), "s");
        row("`labs`", timed(List.of(launcher, "labs")), "s");
        try (var first = start()) {
            await(first, 0, AT_PROMPT);
            line(first, "docker-machine create -d virtualbox mhs-demo0");
            quit(first);
        }
        var prompts = new ArrayList<Double>();
        var answers = new ArrayList<Double>();
        for (int i = 0; i < runs; i++) {
            long began = System.nanoTime();
            try (var resumed = start()) {
                await(resumed, 0, AT_PROMPT);
                prompts.add(since(began));
                line(resumed, "docker $(docker-machine config mhs-demo0) ps");
                answers.add(since(began));
                quit(resumed);
            }
        }
        row("first prompt of a lab that rested, namespace machines", prompts, "s");
        row("a `docker ps` typed there at once, answered by the machine that had rested", answers, "s");
        try (var shell = start()) {
            await(shell, 0, AT_PROMPT);
            row("a key press shown", echoes(shell), "ms");
            row("the same while the machines are looked at", busyEchoes(shell), "ms");
            paste(shell);
            System.out.printf(Locale.ROOT, "| memory of the shell (resident) | %d MB | |%n", resident(shell));
            quit(shell);
        }
    }

    private PseudoTerminal start() {
        return new PseudoTerminal(
                List.of(launcher, "start", LAB, "--driver", "namespace", "--lang", "en"),
                Map.of(),
                Path.of("").toAbsolutePath(),
                80,
                24);
    }

    private List<Double> timed(List<String> command) throws IOException, InterruptedException {
        var seconds = new ArrayList<Double>();
        for (int i = 0; i < runs; i++) {
            long began = System.nanoTime();
            int exit = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new IOException(command + " ended with " + exit);
            }
            seconds.add(since(began));
        }
        return seconds;
    }

    /** From a key to the first sign of it, one key after the other. */
    private List<Double> echoes(PseudoTerminal shell) throws Exception {
        var millis = new ArrayList<Double>();
        for (int i = 0; i < 20 * runs; i++) {
            millis.add(echo(shell));
        }
        shell.type("\u0015");
        return millis;
    }

    private double echo(PseudoTerminal shell) throws InterruptedException, IOException {
        int from = shell.shown();
        long began = System.nanoTime();
        shell.type("x");
        if (!shell.await(from, it -> it.contains("x"), PATIENCE)) {
            throw new IOException("no echo of a key");
        }
        return since(began) * 1000;
    }

    /** Every command has the machines looked at in passing: typing goes on at once. */
    private List<Double> busyEchoes(PseudoTerminal shell) throws Exception {
        var millis = new ArrayList<Double>();
        for (int i = 0; i < runs; i++) {
            line(shell, "true");
            for (int key = 0; key < 20; key++) {
                millis.add(echo(shell));
            }
            shell.type("\u0015");
        }
        return millis;
    }

    private void paste(PseudoTerminal shell) throws Exception {
        var lines = IntStream.rangeClosed(1, 500)
                .mapToObj(it -> "echo pasted-" + it)
                .collect(Collectors.joining("\n"));
        int from = shell.shown();
        long began = System.nanoTime();
        shell.type("\u001b[200~" + lines + "\u001b[201~\r");
        await(shell, from, "[Y/n]");
        shell.type("\r");
        if (!shell.await(from, it -> it.lastIndexOf("\npasted-500") > 0 && atPrompt(it), PATIENCE)) {
            throw new IOException("lines were lost:\n" + shell.shownFrom(from));
        }
        var shown = shell.shownFrom(from);
        for (int i = 1; i <= 500; i++) {
            if (!shown.contains("\npasted-" + i + "\r")) {
                throw new IOException("pasted line " + i + " was lost");
            }
        }
        System.out.printf(Locale.ROOT, "| 500 pasted commands run, none lost | %.1f s | |%n", since(began));
    }

    private static boolean atPrompt(String shown) {
        return shown.lastIndexOf(AT_PROMPT) > shown.lastIndexOf(TAKEN);
    }

    private void line(PseudoTerminal shell, String line) throws Exception {
        int from = shell.shown();
        shell.type(line + "\r");
        if (!shell.await(from, it -> it.contains(TAKEN) && atPrompt(it), PATIENCE)) {
            throw new IOException("no prompt after " + line);
        }
    }

    private static void await(PseudoTerminal shell, int from, String what) throws Exception {
        if (!shell.await(from, it -> it.contains(what), PATIENCE)) {
            throw new IOException("waited for " + what + ", saw:\n" + shell.shownFrom(from));
        }
    }

    private static void quit(PseudoTerminal shell) throws Exception {
        shell.type("\u0015quit\r");
        if (!shell.await(shell.shown(), it -> shell.gone(), PATIENCE) && !shell.gone()) {
            throw new IOException("it does not end");
        }
    }

    private static long resident(PseudoTerminal shell) throws IOException {
        for (var process : shell.processes()) {
            if (process.info().command().orElse("").endsWith("java")) {
                return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                        .filter(it -> it.startsWith("VmRSS"))
                        .mapToLong(it -> Long.parseLong(it.replaceAll("\\D", "")) / 1024)
                        .findFirst()
                        .orElse(0);
            }
        }
        throw new IOException("no Java there");
    }

    private static double since(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    private static void row(String what, List<Double> measured, String unit) {
        var sorted = measured.stream().sorted().toList();
        var form = unit.equals("s") ? "%.2f" : "%.1f";
        System.out.printf(
                Locale.ROOT,
                "| %s | " + form + " %s | " + form + " %s |%n",
                what,
                sorted.get(sorted.size() / 2),
                unit,
                sorted.get(sorted.size() - 1),
                unit);
    }
}
