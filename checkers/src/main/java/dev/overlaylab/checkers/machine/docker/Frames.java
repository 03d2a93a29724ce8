package dev.overlaylab.checkers.machine.docker;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Both outputs of a process in a container, kept apart and bounded. */
final class Frames implements ResultCallback<Frame> {
    private static final int LIMIT = 8 * 1024 * 1024;

    private final ByteArrayOutputStream stdout = new ByteArrayOutputStream();
    private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();
    private final CountDownLatch attached = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private @Nullable Closeable stream;
    private @Nullable Throwable failure;
    private boolean closed;

    @Override
    public void onStart(Closeable opened) {
        synchronized (this) {
            stream = opened;
        }
        attached.countDown();
    }

    @Override
    public void onNext(Frame frame) {
        var payload = frame.getPayload();
        synchronized (this) {
            if (stdout.size() + stderr.size() + payload.length <= LIMIT) {
                (frame.getStreamType() == StreamType.STDERR ? stderr : stdout).writeBytes(payload);
                return;
            }
        }
        onError(new IOException("the answer is longer than " + LIMIT + " bytes and was not kept"));
    }

    @Override
    public void onError(Throwable problem) {
        synchronized (this) {
            if (failure == null && !closed) {
                failure = problem;
            }
        }
        onComplete();
    }

    @Override
    public void onComplete() {
        attached.countDown();
        ended.countDown();
    }

    @Override
    public void close() {
        Closeable opened;
        synchronized (this) {
            closed = true;
            opened = stream;
        }
        onComplete();
        if (opened != null) {
            try {
                opened.close();
            } catch (IOException e) {
                // It is not read any more, closed or not.
            }
        }
    }

    /** Waits until the engine passes on what the process prints. */
    void awaitAttached() throws InterruptedException {
        attached.await();
        throwFailure();
    }

    /** Waits until the process has closed both outputs. */
    void awaitEnd() throws InterruptedException {
        ended.await();
        throwFailure();
    }

    private synchronized void throwFailure() {
        if (failure instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        if (failure != null) {
            throw new EngineTransport.EngineUnavailable(new IOException(failure.getMessage(), failure));
        }
    }

    synchronized String stdout() {
        return stdout.toString(StandardCharsets.UTF_8);
    }

    synchronized String stderr() {
        return stderr.toString(StandardCharsets.UTF_8);
    }
}
