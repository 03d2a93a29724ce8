package dev.overlaylab.labs.adopt;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Host keys as OpenSSH's {@code known_hosts} files keep them, names in plain or hashed. */
final class KnownHosts {
    private static final int SSH_PORT = 22;
    private static final long LARGEST = 16L * 1024 * 1024;

    private final List<Entry> entries = new ArrayList<>();

    /** A key and where it stands. */
    record Known(String type, String key, boolean revoked, Path file, int line) {
        String publicKey() {
            return type + " " + key;
        }
    }

    private record Entry(Predicate<String> names, Known known) {}

    /** Reads these files; one that is not there, or not to be read, holds nothing. */
    KnownHosts(List<Path> files) {
        for (var file : files) {
            read(file);
        }
    }

    private void read(Path file) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
                return;
            }
            var lines = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).split("\n", -1);
            for (int i = 0; i < lines.length; i++) {
                var words = new ArrayList<>(Arrays.asList(lines[i].strip().split("\\s+")));
                var marker = words.get(0).startsWith("@") ? words.remove(0) : "";
                if (words.size() >= 3 && !words.get(0).startsWith("#") && !marker.equals("@cert-authority")) {
                    var known = new Known(words.get(1), words.get(2), marker.equals("@revoked"), file, i + 1);
                    entries.add(new Entry(names(words.get(0)), known));
                }
            }
        } catch (IOException e) {
            // As ssh does: a file that cannot be read knows no hosts, and whoever is unknown is asked about.
        }
    }

    /** The keys known for a host, those of revoked ones among them. */
    List<Known> of(String host, int port) {
        var name = name(host, port);
        return entries.stream()
                .filter(it -> it.names().test(name))
                .map(Entry::known)
                .toList();
    }

    /** As known_hosts names a host. */
    static String name(String host, int port) {
        var small = host.toLowerCase(Locale.ROOT);
        return port == SSH_PORT ? small : "[" + small + "]:" + port;
    }

    /** What a line says of names, made ready once. */
    private static Predicate<String> names(String patterns) {
        if (patterns.startsWith("|1|")) {
            return name -> hashed(patterns, name);
        }
        Predicate<String> named = name -> false;
        Predicate<String> excluded = name -> false;
        for (var pattern : patterns.toLowerCase(Locale.ROOT).split(",", -1)) {
            if (pattern.startsWith("!")) {
                excluded = excluded.or(one(pattern.substring(1)));
            } else {
                named = named.or(one(pattern));
            }
        }
        return excluded.negate().and(named);
    }

    private static Predicate<String> one(String pattern) {
        return pattern.contains("*") || pattern.contains("?") ? glob(pattern).asMatchPredicate() : pattern::equals;
    }

    private static Pattern glob(String pattern) {
        var quoted = new StringBuilder();
        var single = pattern.replaceAll("\\*+", "*");
        for (int i = 0; i < single.length(); i++) {
            char c = single.charAt(i);
            quoted.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return Pattern.compile(quoted.toString());
    }

    /** {@code |1|salt|hash}: HMAC-SHA1 of the name. */
    private static boolean hashed(String pattern, String name) {
        var parts = pattern.split("\\|", -1);
        if (parts.length != 4) {
            return false;
        }
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(parts[2]), "HmacSHA1"));
            var hash = mac.doFinal(name.getBytes(StandardCharsets.UTF_8));
            return MessageDigest.isEqual(hash, Base64.getDecoder().decode(parts[3]));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }
}
