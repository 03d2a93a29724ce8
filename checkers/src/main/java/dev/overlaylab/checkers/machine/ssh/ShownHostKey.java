package dev.overlaylab.checkers.machine.ssh;

import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.UserInfo;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes note of the key that a host shows, and lets nobody go on. */
final class ShownHostKey implements HostKeyRepository {
    private volatile @Nullable String line;

    /** The key in OpenSSH's public form; empty when none was shown. */
    Optional<String> line() {
        return Optional.ofNullable(line);
    }

    @Override
    public int check(String host, byte[] shown) {
        var buffer = ByteBuffer.wrap(shown);
        var type = new byte[buffer.getInt()];
        buffer.get(type);
        line = new String(type, StandardCharsets.US_ASCII) + " "
                + Base64.getEncoder().encodeToString(shown);
        return NOT_INCLUDED;
    }

    @Override
    public HostKey[] getHostKey() {
        return new HostKey[0];
    }

    @Override
    public HostKey[] getHostKey(@Nullable String host, @Nullable String type) {
        return new HostKey[0];
    }

    @Override
    public String getKnownHostsRepositoryID() {
        return "no host keys";
    }

    @Override
    public void add(HostKey hostkey, UserInfo ui) {
        throw new UnsupportedOperationException("nothing is kept here");
    }

    @Override
    public void remove(String host, String type) {
        throw new UnsupportedOperationException("nothing is kept here");
    }

    @Override
    public void remove(String host, String type, byte[] key) {
        remove(host, type);
    }
}
