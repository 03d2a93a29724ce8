package dev.overlaylab.labs.driver.vm;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The multicast group on loopback that joins the eth1 of a lab's machines; every lab directory has its own.
 *
 * @param group within 239.255.0.0/16, the block for a site's own use
 */
record Wire(String group, int port) {
    private static final int FIRST_PORT = 20_000;
    private static final int PORTS = 10_000;

    static Wire of(Path labDirectory) {
        try {
            var hash = MessageDigest.getInstance("SHA-256")
                    .digest(labDirectory.toAbsolutePath().normalize().toString().getBytes(StandardCharsets.UTF_8));
            int number = (hash[2] & 0xff) << 16 | (hash[3] & 0xff) << 8 | (hash[4] & 0xff);
            return new Wire("239.255." + (hash[0] & 0xff) + "." + (hash[1] & 0xff), FIRST_PORT + number % PORTS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An address of our own making that is the machine's alone on its wire: 52:54 and its IPv4 address. */
    static String mac(String address) {
        var mac = new StringBuilder("52:54");
        for (var part : address.split("\\.", -1)) {
            mac.append(String.format(":%02x", Integer.parseInt(part)));
        }
        return mac.toString();
    }
}
