package dev.overlaylab.labs.driver.identity;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A plain ustar archive in memory: files and directories with numeric owners, nothing else. */
final class Tar {
    private static final int BLOCK = 512;
    private static final int RECORD = 20 * BLOCK;
    private static final int NAME = 100;
    private static final int PREFIX = 155;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Tar directory(String path, int mode, int owner) {
        entry(path + "/", '5', mode, owner, new byte[0]);
        return this;
    }

    Tar file(String path, int mode, int owner, String content) {
        entry(path, '0', mode, owner, content.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** The whole archive, padded to tar's record size, so also to whole disk sectors. */
    byte[] toBytes() {
        int end = bytes.size() + 2 * BLOCK;
        return Arrays.copyOf(bytes.toByteArray(), (end + RECORD - 1) / RECORD * RECORD);
    }

    private void entry(String path, char type, int mode, int owner, byte[] content) {
        var header = new byte[BLOCK];
        var name = path.startsWith("/") ? path.substring(1) : path;
        int split = split(name);
        put(header, 0, NAME, name.substring(split == 0 ? 0 : split + 1));
        octal(header, 100, 8, mode);
        octal(header, 108, 8, owner);
        octal(header, 116, 8, owner);
        octal(header, 124, 12, content.length);
        octal(header, 136, 12, 0);
        Arrays.fill(header, 148, 156, (byte) ' ');
        header[156] = (byte) type;
        put(header, 257, 8, "ustar\00000");
        put(header, 345, PREFIX, name.substring(0, split));
        int sum = 0;
        for (byte b : header) {
            sum += b & 0xff;
        }
        octal(header, 148, 7, sum);
        bytes.writeBytes(header);
        bytes.writeBytes(content);
        bytes.writeBytes(new byte[(BLOCK - content.length % BLOCK) % BLOCK]);
    }

    /** Where a long name is cut in two at a slash; 0 when it fits whole. */
    private static int split(String name) {
        int length = name.getBytes(StandardCharsets.UTF_8).length;
        if (length <= NAME) {
            return 0;
        }
        int cut = name.indexOf('/', Math.max(0, name.length() - NAME - 1));
        if (cut <= 0 || cut > PREFIX || length != name.length()) {
            throw new IllegalArgumentException("too long a name for a machine's file: " + name);
        }
        return cut;
    }

    private static void put(byte[] header, int at, int length, String text) {
        var encoded = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(encoded, 0, header, at, Math.min(length, encoded.length));
    }

    private static void octal(byte[] header, int at, int length, long value) {
        put(header, at, length, String.format("%0" + (length - 1) + "o", value));
    }
}
