package dev.overlaylab.labs.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.temporal.ChronoField;

/** Writes frames as a pcap file, the kind that Wireshark and tcpdump read. */
public final class PcapWriter implements AutoCloseable {
    static final int MAGIC = 0xa1b2c3d4;
    static final int LONGEST = 262_144;
    static final int ETHERNET = 1;
    static final int FILE_HEADER = 24;
    static final int FRAME_HEADER = 16;

    private final OutputStream out;

    /** Begins a file. */
    public PcapWriter(OutputStream out) throws IOException {
        this.out = out;
        out.write(buffer(FILE_HEADER)
                .putInt(MAGIC)
                .putShort((short) 2)
                .putShort((short) 4)
                .putInt(0)
                .putInt(0)
                .putInt(LONGEST)
                .putInt(ETHERNET)
                .array());
        out.flush();
    }

    /** Adds a frame; it is in the file when this returns. */
    public void write(Frame frame) throws IOException {
        var bytes = frame.bytes();
        int kept = Math.min(bytes.length, LONGEST);
        out.write(buffer(FRAME_HEADER + kept)
                .putInt((int) frame.heard().getEpochSecond())
                .putInt(frame.heard().get(ChronoField.MICRO_OF_SECOND))
                .putInt(kept)
                .putInt(frame.length())
                .put(bytes, 0, kept)
                .array());
        out.flush();
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
