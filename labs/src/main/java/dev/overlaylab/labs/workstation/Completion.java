package dev.overlaylab.labs.workstation;

import dev.overlaylab.checkers.machine.Command;
import dev.overlaylab.checkers.machine.MachineException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * How a line may go on, as the learner's own bash tells: with its variables, functions and directory, the files of the
 * workstation, and the options and live names that docker's completion knows.
 */
public final class Completion {
    /** An engine that does not answer is not waited for any longer. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final byte[] CTRL_C = {3};

    private final Workstation workstation;

    public Completion(Workstation workstation) {
        this.workstation = workstation;
    }

    /**
     * What may stand for the last word of a line.
     *
     * @param text the whole word
     * @param ended whether a blank comes after it
     */
    public record Candidate(String text, boolean ended) {}

    /** The ways a line up to the cursor may go on; none when bash cannot be asked, or does not answer in time. */
    public List<Candidate> of(String line) {
        var tag = UUID.randomUUID().toString();
        var printed = new ByteArrayOutputStream();
        var limit = new CompletableFuture<Void>();
        limit.orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).exceptionally(late -> {
            workstation.type(CTRL_C);
            return null;
        });
        try {
            workstation.run(
                    "__ol_status=$?; __ol_complete " + tag + " " + Command.quoted(line) + "; __ol_same $__ol_status",
                    (bytes, offset, length) -> printed.write(bytes, offset, length));
        } catch (MachineException e) {
            // Whoever types the next line is told.
            return List.of();
        } finally {
            limit.complete(null);
        }
        return candidates(printed.toString(StandardCharsets.UTF_8), tag);
    }

    private static List<Candidate> candidates(String printed, String tag) {
        var candidates = new ArrayList<Candidate>();
        for (var line : printed.split("\r?\n", -1)) {
            if (line.startsWith(tag) && line.length() > tag.length() + 1) {
                candidates.add(new Candidate(line.substring(tag.length() + 1), line.charAt(tag.length()) == '+'));
            }
        }
        return candidates;
    }
}
