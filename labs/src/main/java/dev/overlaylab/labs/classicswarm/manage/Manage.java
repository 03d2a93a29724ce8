package dev.overlaylab.labs.classicswarm.manage;

import dev.overlaylab.labs.classicswarm.api.Manager;
import dev.overlaylab.labs.classicswarm.engine.Log;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** The program {@code swarm manage}. */
public final class Manage {
    private Manage() {}

    /** Runs until it is told to end; 1 if it cannot begin. */
    public static int run(List<String> words, PrintStream out, PrintStream err) {
        if (words.contains("--help") || words.contains("-h")) {
            out.print(ManageOptions.USAGE);
            return 0;
        }
        var log = new Log(err);
        try (var endpoint = Endpoint.begin(ManageOptions.parse(words, System.getenv()), log)) {
            log.info(Manager.VERSION + " listens on port " + endpoint.ports());
            var end = new CountDownLatch(1);
            // Told to end, it resigns first: another manager can take over at once.
            Runtime.getRuntime().addShutdownHook(new Thread(endpoint::close, "resign"));
            end.await();
            return 0;
        } catch (UsageException wrong) {
            log.error(wrong.text());
        } catch (IOException impossible) {
            log.error(String.valueOf(impossible.getMessage()));
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return 0;
        }
        return 1;
    }
}
