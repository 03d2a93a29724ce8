package dev.overlaylab.checkers.machine.ssh;

import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.UserInfo;
import java.security.MessageDigest;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The one host key that is accepted, whatever the host is called. */
final class PinnedHostKey implements HostKeyRepository {
    private final String type;
    private final byte[] key;
    private volatile boolean met;

    /** @param line OpenSSH's public form: type, base64, and perhaps a comment */
    PinnedHostKey(String line) {
        var words = line.strip().split("\\s+", 3);
        if (words.length < 2) {
            throw new IllegalArgumentException("not a host key in OpenSSH's public form: " + line);
        }
        type = words[0];
        key = Base64.getDecoder().decode(words[1]);
    }

    /** Whether the host has shown the key. */
    boolean met() {
        return met;
    }

    /** The signature algorithms with which a host can show this key. */
    String algorithms() {
        return type.equals("ssh-rsa") ? "rsa-sha2-512,rsa-sha2-256" : type;
    }

    @Override
    public int check(String host, byte[] shown) {
        met = MessageDigest.isEqual(key, shown);
        return met ? OK : CHANGED;
    }

    @Override
    public HostKey[] getHostKey() {
        return getHostKey(null, null);
    }

    @Override
    public HostKey[] getHostKey(@Nullable String host, @Nullable String wanted) {
        if (wanted != null && !wanted.equals(type)) {
            return new HostKey[0];
        }
        try {
            return new HostKey[] {new HostKey(host == null ? "pinned" : host, key)};
        } catch (JSchException e) {
            throw new IllegalStateException("the pinned host key cannot be read", e);
        }
    }

    @Override
    public String getKnownHostsRepositoryID() {
        return "the pinned host key";
    }

    @Override
    public void add(HostKey hostkey, UserInfo ui) {
        throw new UnsupportedOperationException("a pinned key cannot be joined by another");
    }

    @Override
    public void remove(String host, String type) {
        throw new UnsupportedOperationException("a pinned key cannot be removed");
    }

    @Override
    public void remove(String host, String type, byte[] key) {
        remove(host, type);
    }
}
