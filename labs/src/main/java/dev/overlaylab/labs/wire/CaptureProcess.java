package dev.overlaylab.labs.wire;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A program of this computer that writes what it hears to its output as a pcap file. */
public final class CaptureProcess implements Tap {
    private static final Duration TIME_TO_BEGIN = Duration.ofSeconds(15);
    private static final Duration TIME_TO_END = Duration.ofSeconds(5);
    private static final int ENOUGH = 4096;

    private final Process process;
    private final FrameQueue queue = new FrameQueue();
    private final Thread reader;
    private final CountDownLatch settled = new CountDownLatch(1);
    private volatile boolean begun;
    private volatile boolean closing;
    private volatile String said = "";

    private CaptureProcess(Process process) {
        this.process = process;
        this.reader = new Thread(this::read, "capture");
        reader.setDaemon(true);
    }

    /** Starts the program, and returns when it listens. */
    public static CaptureProcess start(List<String> command) throws InterruptedException {
        try {
            var tap = new CaptureProcess(new ProcessBuilder(command)
                    .redirectInput(Path.of("/dev/null").toFile())
                    .start());
            tap.reader.start();
            tap.awaitBeginning();
            return tap;
        } catch (IOException e) {
            throw new Problem(Text.of("problem.wire.program", "detail", String.valueOf(e.getMessage())), e);
        }
    }

    /** The header of the file comes when it listens; if the program ends before, it has said why. */
    private void awaitBeginning() throws InterruptedException {
        try {
            var errors = new Thread(this::listenToErrors, "capture-errors");
            errors.setDaemon(true);
            errors.start();
            var inTime = settled.await(TIME_TO_BEGIN.toMillis(), TimeUnit.MILLISECONDS);
            if (!inTime || !begun) {
                errors.join(TIME_TO_END.toMillis());
                throw Problem.of("problem.wire.program", "detail", said.strip());
            }
        } catch (InterruptedException | Problem e) {
            close();
            throw e;
        }
    }

    private void listenToErrors() {
        try (InputStream errors = process.getErrorStream()) {
            var buffer = new byte[ENOUGH];
            for (int count = errors.read(buffer); count >= 0; count = errors.read(buffer)) {
                var all = said + new String(buffer, 0, count, StandardCharsets.UTF_8);
                said = all.substring(Math.max(0, all.length() - ENOUGH));
            }
        } catch (IOException e) {
            // It ended: what it said until then is all there is.
        }
    }

    private void read() {
        try (var frames = new PcapReader(process.getInputStream())) {
            begun = true;
            settled.countDown();
            for (var frame = frames.next(); frame.isPresent(); frame = frames.next()) {
                queue.add(frame.get());
            }
            over(said);
        } catch (IOException e) {
            over(said.isBlank() ? String.valueOf(e.getMessage()) : said);
        }
    }

    private void over(String detail) {
        settled.countDown();
        if (!closing) {
            queue.end(Problem.of("problem.wire.ended", "detail", detail.strip()));
        }
    }

    @Override
    public Optional<Frame> next(Duration within) throws InterruptedException {
        return queue.take(within);
    }

    @Override
    public long missed() {
        return queue.missed();
    }

    @Override
    public void close() {
        closing = true;
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        var interrupted = Thread.interrupted();
        try {
            if (!process.waitFor(TIME_TO_END.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
            reader.join(TIME_TO_END.toMillis());
        } catch (InterruptedException e) {
            interrupted = true;
            process.destroyForcibly();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
