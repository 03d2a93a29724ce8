package dev.overlaylab.checkers.machine.ssh;

import com.jcraft.jsch.Session;
import java.security.GeneralSecurityException;
import java.security.Signature;
import javax.crypto.KeyAgreement;

/** What a session proposes to its host: the cheapest first; what follows is for hosts that refuse that. */
final class Algorithms {
    private static final String KEY_EXCHANGES =
            "curve25519-sha256,curve25519-sha256@libssh.org,ecdh-sha2-nistp256,ecdh-sha2-nistp384,"
                    + "diffie-hellman-group14-sha256,diffie-hellman-group16-sha512";
    private static final String CIPHERS = "aes128-gcm@openssh.com,aes256-gcm@openssh.com,aes128-ctr,aes256-ctr";

    /** Asked once: Java gets no other algorithms while it runs. */
    private static final boolean HAS_EVERY_CURVE = hasEveryCurve();

    private Algorithms() {}

    static void of(Session session) {
        session.setConfig("kex", KEY_EXCHANGES);
        session.setConfig("cipher.s2c", CIPHERS);
        session.setConfig("cipher.c2s", CIPHERS);
        if (HAS_EVERY_CURVE) {
            // The library would try them in each session anew, and make two pairs of keys for it that nobody uses.
            session.setConfig("CheckKexes", "");
            session.setConfig("CheckSignatures", "");
        }
    }

    /** Whether nothing is missing that may be: a runtime can be made without the module that has the curves. */
    private static boolean hasEveryCurve() {
        try {
            KeyAgreement.getInstance("X25519");
            Signature.getInstance("Ed25519");
            Signature.getInstance("Ed448");
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
