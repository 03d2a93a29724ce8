package dev.overlaylab.labs.wire;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/** Frames written out byte by byte, for tests. */
public final class FrameBytes {
    private static final String A = "5254c0a86364";
    private static final String B = "5254c0a86365";

    private FrameBytes() {}

    public static byte[] hex(String... parts) {
        return HexFormat.of().parseHex(String.join("", parts).replace(" ", ""));
    }

    /** 192.168.99.100 asks everybody who 192.168.99.101 is. */
    public static byte[] arpQuestion() {
        return hex("ffffffffffff", A, "0806", "0001 0800 06 04 0001", A, "c0a86364", "000000000000", "c0a86365");
    }

    /** An IPv4 packet from 192.168.99.100 to .101. */
    public static byte[] ip(int protocol, byte[] payload) {
        return concat(hex(B, A, "0800"), header(protocol, payload.length, "c0a86364", "c0a86365"), payload);
    }

    public static byte[] udp(int from, int to, byte[] payload) {
        return concat(hex("%04x%04x%04x0000".formatted(from, to, payload.length + 8)), payload);
    }

    /** A segment with the flags of a first knock, or what is given. */
    public static byte[] tcp(int from, int to, int flags, int payload) {
        return concat(
                hex("%04x%04x".formatted(from, to), "00000001 00000000", "50%02x".formatted(flags), "ffff 0000 0000"),
                new byte[payload]);
    }

    /** A container's knock at port 80 of another host's container, in VXLAN network 256. */
    public static byte[] vxlanKnock() {
        var knock = tcp(40822, 80, 0x02, 0);
        var inner = concat(
                hex("02420a000903", "02420a000902", "0800"), header(6, knock.length, "0a000902", "0a000903"), knock);
        return ip(17, udp(54321, 4789, concat(hex("08000000 00010000"), inner)));
    }

    public static byte[] concat(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] header(int protocol, int payload, String from, String to) {
        return hex("4500 %04x 0001 0000 40 %02x 0000".formatted(20 + payload, protocol), from, to);
    }
}
