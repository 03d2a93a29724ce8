package dev.overlaylab.labs.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.Optional;

/** Reads frames from a pcap file or a running capture, of either byte order and either fineness of time. */
public final class PcapReader implements AutoCloseable {
    private static final int NANOS_MAGIC = 0xa1b23c4d;
    private static final long NANOS_PER_MICRO = 1000;
    private static final long UNSIGNED = 0xffff_ffffL;
    private static final int LINK_TYPE = 0x0fff_ffff;

    private final InputStream in;
    private final ByteOrder order;
    private final boolean nanos;

    /**
     * Reads the file's beginning.
     *
     * @throws IOException when it is not a pcap file of Ethernet frames
     */
    public PcapReader(InputStream in) throws IOException {
        this.in = in;
        var header = in.readNBytes(PcapWriter.FILE_HEADER);
        if (header.length < PcapWriter.FILE_HEADER) {
            throw new EOFException("no pcap file: it ends after " + header.length + " bytes");
        }
        int big = ByteBuffer.wrap(header).getInt();
        int little = Integer.reverseBytes(big);
        order = big == PcapWriter.MAGIC || big == NANOS_MAGIC ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        int magic = order == ByteOrder.BIG_ENDIAN ? big : little;
        nanos = magic == NANOS_MAGIC;
        if (magic != PcapWriter.MAGIC && !nanos) {
            throw new IOException(String.format("no pcap file: it begins with %08x", big));
        }
        int link = ByteBuffer.wrap(header).order(order).getInt(20) & LINK_TYPE;
        if (link != PcapWriter.ETHERNET) {
            throw new IOException("a capture of link type " + link + ", not of Ethernet");
        }
    }

    /**
     * The next frame; empty at the end.
     *
     * @throws EOFException when the end is in the middle of a frame
     */
    public Optional<Frame> next() throws IOException {
        var header = in.readNBytes(PcapWriter.FRAME_HEADER);
        if (header.length == 0) {
            return Optional.empty();
        }
        if (header.length < PcapWriter.FRAME_HEADER) {
            throw new EOFException("the capture ends in the middle of a frame");
        }
        var fields = ByteBuffer.wrap(header).order(order);
        long seconds = fields.getInt() & UNSIGNED;
        long fraction = fields.getInt() & UNSIGNED;
        int kept = fields.getInt();
        int length = fields.getInt();
        if (kept < 0 || kept > PcapWriter.LONGEST || length < 0) {
            throw new IOException("a damaged capture: a frame of " + (kept & UNSIGNED) + " bytes");
        }
        var bytes = in.readNBytes(kept);
        if (bytes.length < kept) {
            throw new EOFException("the capture ends in the middle of a frame");
        }
        return Optional.of(new Frame(
                Instant.ofEpochSecond(seconds, nanos ? fraction : fraction * NANOS_PER_MICRO), bytes, length));
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
