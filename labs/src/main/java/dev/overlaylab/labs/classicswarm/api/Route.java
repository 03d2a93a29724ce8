package dev.overlaylab.labs.classicswarm.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.overlaylab.labs.classicswarm.schedule.PlacementException;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which requests a call answers: a method, and a path with a star for the name of what it is about. */
record Route(String method, Pattern path, Work work) {
    /** Answers. */
    @FunctionalInterface
    interface Work {
        void answer(Call call) throws IOException, PlacementException;
    }

    static Route of(String method, String path, Work work) {
        var parts = path.split("\\*", -1);
        var pattern = parts.length == 1
                ? Pattern.quote(path) + "()"
                : Pattern.quote(parts[0]) + "(.+)" + Pattern.quote(parts[1]);
        return new Route(method, Pattern.compile(pattern), work);
    }

    /** The name in a request's path, if this is the route for it. A name may have slashes: node/name. */
    Optional<String> match(String asked, String target) {
        var parts = path.matcher(target);
        if (!method.equals(asked) || !parts.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(URLDecoder.decode(parts.group(1).replace("+", "%2B"), UTF_8));
        } catch (IllegalArgumentException malformed) {
            return Optional.of(parts.group(1));
        }
    }
}
