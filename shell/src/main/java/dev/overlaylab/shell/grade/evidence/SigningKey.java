package dev.overlaylab.shell.grade.evidence;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.shell.journal.DurableFile;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** What somebody signs with, kept in a file that only they can read; made when it is first needed. */
public final class SigningKey {
    private static final String PRIVATE = "ed25519-private:";

    private final PrivateKey key;
    private final VerifyingKey verifying;

    private SigningKey(PrivateKey key, VerifyingKey verifying) {
        this.key = key;
        this.verifying = verifying;
    }

    /** A key that is nowhere but in memory. */
    public static SigningKey fresh() {
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new SigningKey(pair.getPrivate(), VerifyingKey.of(pair.getPublic()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java has it since 15", e);
        }
    }

    /** The key in a file; when there is none, a new one, and whoever comes at the same time gets the same. */
    public static SigningKey in(Path file) {
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            return read(file);
        } catch (IOException e) {
            throw DurableFile.notWritten(file, e);
        }
    }

    public VerifyingKey verifying() {
        return verifying;
    }

    /** @param purpose what the signature is good for: one made for something else is none for this */
    String sign(String purpose, byte[] content) {
        try {
            var signing = Signature.getInstance("Ed25519");
            signing.initSign(key);
            signing.update(prefix(purpose));
            signing.update(content);
            return Base64.getEncoder().encodeToString(signing.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java has it since 15", e);
        }
    }

    static byte[] prefix(String purpose) {
        return ("overlaylab " + purpose + " 1\n").getBytes(US_ASCII);
    }

    private static void make(Path file) throws IOException {
        var fresh = fresh();
        var mine = Files.createTempFile(file.toAbsolutePath().getParent(), "key-", ".new");
        try {
            var lines = PRIVATE + Base64.getEncoder().encodeToString(fresh.key.getEncoded()) + "\n"
                    + fresh.verifying.text() + "\n";
            DurableFile.replace(mine, lines.getBytes(US_ASCII));
            Files.createLink(file, mine);
        } catch (FileAlreadyExistsException somebodyWasQuicker) {
            // Theirs is the key then.
        } finally {
            Files.deleteIfExists(mine);
        }
    }

    private static SigningKey read(Path file) throws IOException {
        try {
            var lines = Files.readString(file, US_ASCII).lines().toList();
            if (lines.size() != 2 || !lines.get(0).startsWith(PRIVATE)) {
                throw new GeneralSecurityException("two lines are expected");
            }
            var bytes = Base64.getDecoder().decode(lines.get(0).substring(PRIVATE.length()));
            var key = KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(bytes));
            var found = new SigningKey(key, VerifyingKey.of(lines.get(1)));
            var trial = "trial".getBytes(US_ASCII);
            if (!found.verifying.accepts("trial", trial, found.sign("trial", trial))) {
                throw new GeneralSecurityException("its halves do not belong together");
            }
            return found;
        } catch (GeneralSecurityException
                | IllegalArgumentException
                | Problem
                | java.nio.charset.CharacterCodingException e) {
            throw new Problem(
                    Text.of(
                            "problem.evidence.key-damaged",
                            "file",
                            file.toString(),
                            "why",
                            String.valueOf(e.getMessage())),
                    e);
        }
    }
}
