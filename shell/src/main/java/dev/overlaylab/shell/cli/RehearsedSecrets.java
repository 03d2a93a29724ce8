package dev.overlaylab.shell.cli;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The secrets of an SSH connection, made and thrown away: for the classes that it takes. */
final class RehearsedSecrets {
    private RehearsedSecrets() {}

    static void use() {
        try {
            agree();
            sign();
            encrypt(new byte[16]);
            for (var digest : new String[] {"SHA-256", "SHA-512"}) {
                MessageDigest.getInstance(digest).digest(new byte[16]);
            }
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(new byte[32], "HmacSHA256"));
            mac.doFinal(new byte[16]);
        } catch (GeneralSecurityException e) {
            // A Java without one of these connects by others.
        }
    }

    private static void agree() throws GeneralSecurityException {
        var maker = KeyPairGenerator.getInstance("X25519");
        var ours = maker.generateKeyPair();
        var agreement = KeyAgreement.getInstance("X25519");
        agreement.init(ours.getPrivate());
        agreement.doPhase(maker.generateKeyPair().getPublic(), true);
        agreement.generateSecret();
    }

    private static void sign() throws GeneralSecurityException {
        var keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var signature = Signature.getInstance("Ed25519");
        signature.initSign(keys.getPrivate());
        signature.update(new byte[16]);
        var signed = signature.sign();
        signature.initVerify(keys.getPublic());
        signature.update(new byte[16]);
        signature.verify(signed);
    }

    private static void encrypt(byte[] key) throws GeneralSecurityException {
        var nonce = new byte[12];
        new SecureRandom().nextBytes(nonce);
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
        cipher.doFinal(new byte[64]);
    }
}
