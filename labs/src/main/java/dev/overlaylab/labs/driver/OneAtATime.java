package dev.overlaylab.labs.driver;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** Lets calls for one machine follow each other, and turns an interrupt into a problem. */
final class OneAtATime {
    private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();

    <T> T take(String name, Turn<T> turn) {
        var lock = locks.computeIfAbsent(name.toLowerCase(Locale.ROOT), it -> new ReentrantLock());
        try {
            lock.lockInterruptibly();
            try {
                return turn.run();
            } finally {
                lock.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem(Text.of("problem.driver.interrupted", "name", name), e);
        }
    }

    interface Turn<T> {
        T run() throws InterruptedException;
    }
}
