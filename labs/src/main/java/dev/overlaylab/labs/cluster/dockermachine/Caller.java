package dev.overlaylab.labs.cluster.dockermachine;

import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Listens to the caller while it is served: passes answers on, and interrupts the service when the caller cancels
 * it or goes away.
 */
final class Caller implements AutoCloseable {
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final Thread served;
    private boolean over;

    Caller(NulWords words, Thread served) {
        this.served = served;
        var listener = new Thread(() -> listen(words), "docker-machine caller");
        listener.setDaemon(true);
        listener.start();
    }

    private void listen(NulWords words) {
        try {
            while (true) {
                var word = words.next();
                if (word.startsWith("A")) {
                    answers.add(word.substring(1));
                } else {
                    cancel();
                }
            }
        } catch (IOException gone) {
            cancel();
        }
    }

    private synchronized void cancel() {
        if (!over) {
            served.interrupt();
        }
    }

    String answer() throws InterruptedException {
        return answers.take();
    }

    /** From now on nobody is interrupted. */
    @Override
    public synchronized void close() {
        over = true;
    }
}
