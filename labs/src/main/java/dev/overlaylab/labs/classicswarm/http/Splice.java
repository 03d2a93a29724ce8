package dev.overlaylab.labs.classicswarm.http;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Joins two connections that somebody took over: bytes pass both ways until the engine has no more to say. */
final class Splice {
    private static final int PART = 64 * 1024;
    private static final int SECONDS_TO_HANG_UP = 2;

    private final Executor threads;

    Splice(Executor threads) {
        this.threads = threads;
    }

    void run(Exchange exchange, Wire engine, Answer answer) throws IOException {
        var client = exchange.takeOver();
        client.write(answer.head(), new byte[0]);
        var inputDone = new CountDownLatch(1);
        threads.execute(() -> {
            input(client, engine);
            inputDone.countDown();
        });
        try {
            Relay.copy(engine.in(), client.out());
            client.endOutput();
            // What the client still types must be read: closing over unread bytes would take the output's end along.
            inputDone.await(SECONDS_TO_HANG_UP, TimeUnit.SECONDS);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } finally {
            engine.close();
            client.close();
        }
    }

    private static void input(Wire client, Wire engine) {
        var part = new byte[PART];
        boolean heard = true;
        try {
            for (int read = client.in().read(part);
                    read >= 0;
                    read = client.in().read(part)) {
                heard = heard && handOn(engine, part, read);
            }
            if (heard) {
                engine.endOutput();
            }
        } catch (IOException gone) {
            engine.close();
        }
    }

    private static boolean handOn(Wire engine, byte[] part, int length) {
        try {
            engine.out().write(part, 0, length);
            engine.out().flush();
            return true;
        } catch (IOException overThere) {
            return false;
        }
    }
}
