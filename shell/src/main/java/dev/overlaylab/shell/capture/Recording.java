package dev.overlaylab.shell.capture;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.wire.Frame;
import dev.overlaylab.labs.wire.FrameFilter;
import dev.overlaylab.labs.wire.PcapWriter;
import dev.overlaylab.labs.wire.Tap;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Listens in the background and keeps what it heard: the most recent frames, as many as are reasonable. */
public final class Recording {
    private static final long MOST_BYTES = 32L << 20;

    private final Tap tap;
    private final Thread thread;
    private final List<Frame> frames = new ArrayList<>();
    private long bytes;
    private long missed;

    /** Begins. */
    public Recording(Tap tap) {
        this.tap = tap;
        this.thread = new Thread(this::record, "recording");
        thread.setDaemon(true);
        thread.start();
    }

    private void record() {
        try {
            new Capture(tap, FrameFilter.ALL, 0, Duration.ZERO).run((frame, packet) -> keep(frame));
        } catch (Problem e) {
            // The machines are gone: what was heard until then is the recording.
        }
    }

    private synchronized void keep(Frame frame) {
        if (bytes + frame.length() > MOST_BYTES) {
            missed++;
            return;
        }
        bytes += frame.length();
        frames.add(frame);
    }

    /** Ends listening; does nothing when it has ended. */
    public void end() throws InterruptedException {
        thread.interrupt();
        thread.join();
        tap.close();
    }

    /** What was heard so far. */
    public synchronized List<Frame> frames() {
        return List.copyOf(frames);
    }

    /** How many frames could not be kept. */
    public synchronized long missed() {
        return missed + tap.missed();
    }

    /** Writes all of it as a pcap file. */
    public void save(Path file) {
        try (var out = new PcapWriter(new BufferedOutputStream(Files.newOutputStream(file)))) {
            for (var frame : frames()) {
                out.write(frame);
            }
        } catch (IOException e) {
            throw new Problem(
                    Text.of("problem.wire.file", "file", file.toString(), "detail", String.valueOf(e.getMessage())), e);
        }
    }
}
