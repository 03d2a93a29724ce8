package dev.overlaylab.i18n;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes into translations which English text they were made from; authors run it after translating.
 *
 * <pre>java -cp i18n/target/classes dev.overlaylab.i18n.Stamp i18n/src/main/resources/messages --new | KEY…</pre>
 *
 * <p>{@code --new} stamps translations that have no hash yet. One whose English text moved on is stamped only when its key is
 * named: naming it says that somebody read both again.
 */
public final class Stamp {
    private final Set<String> named;
    private final boolean fresh;
    private final List<String> stamped = new ArrayList<>();
    private final List<String> stale = new ArrayList<>();
    private final Set<String> known = new HashSet<>();

    private Stamp(Set<String> named, boolean fresh) {
        this.named = named;
        this.fresh = fresh;
    }

    public static void main(String[] args) throws IOException {
        System.exit(run(args, System.out, System.err));
    }

    /** The exit code: 0 when all is stamped, 1 when stale translations remain, 64 for wrong usage. */
    static int run(String[] args, PrintStream out, PrintStream err) throws IOException {
        if (args.length < 2) {
            err.println("usage: Stamp MESSAGES-DIRECTORY --new | KEY...");
            return 64;
        }
        var keys = new HashSet<>(List.of(args).subList(1, args.length));
        var stamp = new Stamp(keys, keys.remove("--new"));
        stamp.all(Path.of(args[0]));
        stamp.stamped.forEach(it -> out.println("stamped " + it));
        stamp.stale.forEach(it -> err.println("stale, translate it again and name it: " + it));
        var unknown = new HashSet<>(keys);
        unknown.removeAll(stamp.known);
        unknown.forEach(it -> err.println("no such key: " + it));
        if (!unknown.isEmpty()) {
            return 64;
        }
        return stamp.stale.isEmpty() ? 0 : 1;
    }

    private void all(Path messages) throws IOException {
        try (var rooms = Files.list(messages)) {
            for (var room : rooms.filter(Files::isDirectory).sorted().toList()) {
                var english = english(room.resolve("en.properties"));
                known.addAll(english.keySet());
                for (var language : List.of(Language.JA, Language.ZH)) {
                    var file = room.resolve(language.tag() + ".properties");
                    if (Files.exists(file)) {
                        one(room.getFileName() + "/" + file.getFileName(), file, english);
                    }
                }
            }
        }
    }

    private static Map<String, String> english(Path file) throws IOException {
        var hashes = new HashMap<String, String>();
        if (Files.exists(file)) {
            for (var entry :
                    MessageFile.parse(Files.readString(file), file.toString()).entries()) {
                hashes.put(entry.key(), MessageFile.hash(entry.text()));
            }
        }
        return hashes;
    }

    private void one(String name, Path file, Map<String, String> english) throws IOException {
        var content = Files.readString(file);
        var lines = content.split("\n", -1);
        for (var entry : MessageFile.parse(content, file.toString()).entries()) {
            var hash = english.get(entry.key());
            if (hash == null || hash.equals(entry.hash())) {
                continue;
            }
            var place = name + " " + entry.key();
            if (named.contains(entry.key()) || (fresh && entry.hash().isEmpty())) {
                var line = lines[entry.line() - 1];
                lines[entry.line() - 1] = entry.key() + "@" + hash + line.substring(line.indexOf('='));
                stamped.add(place);
            } else {
                stale.add(place);
            }
        }
        var after = String.join("\n", lines);
        if (!after.equals(content)) {
            var temporary = file.resolveSibling(".stamp.tmp");
            Files.writeString(temporary, after);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
