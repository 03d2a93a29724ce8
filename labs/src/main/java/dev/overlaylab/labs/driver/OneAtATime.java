package dev.overlaylab.labs.driver;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import java.nio.channels.ClosedByInterruptException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Lets calls for one machine follow each other, keeps them apart from those for all machines, and turns an interrupt into a
 * problem.
 */
final class OneAtATime {
    private final Map<String, Lock> locks = new ConcurrentHashMap<>();
    private final ReadWriteLock whole = new ReentrantReadWriteLock();

    <T> T take(String name, Turn<T> turn) {
        var one = locks.computeIfAbsent(name.toLowerCase(Locale.ROOT), it -> new ReentrantLock());
        return locked(name, whole.readLock(), () -> locked(name, one, turn));
    }

    /** Nothing else happens to any machine meanwhile. */
    <T> T takeAll(String lab, Turn<T> turn) {
        return locked(lab, whole.writeLock(), turn);
    }

    private static <T> T locked(String name, Lock lock, Turn<T> turn) {
        try {
            lock.lockInterruptibly();
            try {
                return turn.run();
            } finally {
                lock.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted(name, e);
        } catch (Problem e) {
            // Java closes a file that an interrupted thread writes: what ended it is the interrupt, not the disk.
            throw e.getCause() instanceof ClosedByInterruptException ? interrupted(name, e) : e;
        }
    }

    private static Problem interrupted(String name, Exception e) {
        return new Problem(Text.of("problem.driver.interrupted", "name", name), e);
    }

    interface Turn<T> {
        T run() throws InterruptedException;
    }
}
