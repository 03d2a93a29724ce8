package dev.overlaylab.labs.wire;

import java.time.Instant;
import java.util.Arrays;

/** One Ethernet frame, without its checksum, and when it was heard. */
public final class Frame {
    private final Instant heard;
    private final byte[] bytes;
    private final int length;

    /**
     * A frame of which perhaps only the beginning was kept.
     *
     * @param length how long it was on the wire, at least as long as what was kept
     */
    public Frame(Instant heard, byte[] bytes, int length) {
        this.heard = heard;
        this.bytes = bytes.clone();
        this.length = Math.max(length, bytes.length);
    }

    /** A frame that was kept whole. */
    public static Frame whole(Instant heard, byte[] bytes) {
        return new Frame(heard, bytes, bytes.length);
    }

    public Instant heard() {
        return heard;
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    /** How long it was on the wire. */
    public int length() {
        return length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Frame that
                && heard.equals(that.heard)
                && length == that.length
                && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes) * 31 + heard.hashCode();
    }

    @Override
    public String toString() {
        return heard + " " + length + " bytes";
    }
}
