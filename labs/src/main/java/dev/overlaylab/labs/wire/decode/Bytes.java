package dev.overlaylab.labs.wire.decode;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** A stretch of a frame in network byte order. Reading outside it is a mistake of the caller, who asks {@link #has} first. */
final class Bytes {
    private final byte[] all;
    private final int start;
    private final int end;

    private Bytes(byte[] all, int start, int end) {
        this.all = all;
        this.start = start;
        this.end = end;
    }

    static Bytes of(byte[] all) {
        return new Bytes(all, 0, all.length);
    }

    int length() {
        return end - start;
    }

    boolean has(int count) {
        return length() >= count;
    }

    int u8(int at) {
        return all[checked(at, 1)] & 0xff;
    }

    int u16(int at) {
        return u8(at) << 8 | u8(at + 1);
    }

    int u24(int at) {
        return u16(at) << 8 | u8(at + 2);
    }

    long u32(int at) {
        return (long) u16(at) << 16 | u16(at + 2);
    }

    /** From there on. */
    Bytes from(int at) {
        return new Bytes(all, checked(at, 0), end);
    }

    /** At most so many from the beginning: padding and checksums behind them do not count. */
    Bytes first(int count) {
        return new Bytes(all, start, Math.min(end, start + Math.max(0, count)));
    }

    String hardware(int at) {
        int from = checked(at, 6);
        return HexFormat.ofDelimiter(":").formatHex(all, from, from + 6);
    }

    String address(int at, int size) {
        int from = checked(at, size);
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(all, from, from + size))
                    .getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("an address of " + size + " bytes", e);
        }
    }

    private int checked(int at, int count) {
        if (at < 0 || at + count > length()) {
            throw new IndexOutOfBoundsException(at + " of " + length());
        }
        return start + at;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that && Arrays.equals(all, start, end, that.all, that.start, that.end);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(Arrays.copyOfRange(all, start, end));
    }
}
