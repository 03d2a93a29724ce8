package dev.overlaylab.site.page;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Style, scripts and pictures: the product's, and over them whatever lies in {@code assets} of somebody's own folder. */
final class Assets {
    private static final List<String> NAMES = List.of(
            "style.css",
            "theme.js",
            "site.js",
            "search.js",
            "player.js",
            "logo.svg",
            "card-en.png",
            "card-ja.png",
            "card-zh.png");
    private static final String FOLDER = "assets";

    private Assets() {}

    static Map<String, byte[]> all(Optional<Path> own) {
        var assets = new TreeMap<String, byte[]>();
        NAMES.forEach(it -> assets.put(FOLDER + "/" + it, resource(it)));
        own.map(it -> it.resolve(FOLDER)).filter(Files::isDirectory).ifPresent(it -> assets.putAll(files(it)));
        return assets;
    }

    private static byte[] resource(String name) {
        try (var in = Assets.class.getResourceAsStream("/dev/overlaylab/site/assets/" + name)) {
            if (in == null) {
                throw new IllegalStateException("no asset " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, byte[]> files(Path folder) {
        try (var files = Files.walk(folder)) {
            var found = new TreeMap<String, byte[]>();
            for (var file : files.filter(Files::isRegularFile).toList()) {
                found.put(
                        FOLDER + "/" + folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
            return found;
        } catch (IOException e) {
            throw new Problem(Text.of("problem.site.no-templates", "folder", folder.toString()), e);
        }
    }
}
