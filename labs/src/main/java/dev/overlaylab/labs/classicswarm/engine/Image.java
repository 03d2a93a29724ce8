package dev.overlaylab.labs.classicswarm.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/** An image as one engine lists it. */
public record Image(Engine engine, JsonNode listed) {
    /** Its ID, with the name of the hash before it. */
    public String id() {
        return listed.path("Id").asText();
    }

    /** Its names with their tags. */
    public List<String> tags() {
        return Json.texts(listed.path("RepoTags"));
    }

    /** Its names with their digests. */
    public List<String> digests() {
        return Json.texts(listed.path("RepoDigests"));
    }

    /** Whether this may be meant: an ID or the beginning of one, a name with its tag, or without one any tag. */
    public boolean matches(String idOrName) {
        var bare = id().substring(id().indexOf(':') + 1);
        if (id().equals(idOrName)
                || (idOrName.length() > 2 && (id().startsWith(idOrName) || bare.startsWith(idOrName)))) {
            return true;
        }
        var wanted = Reference.parse(idOrName);
        return Stream.concat(tags().stream(), digests().stream())
                .map(Reference::parse)
                .anyMatch(it -> it.name().equals(wanted.name())
                        && (wanted.tag().isEmpty() || it.tag().equals(wanted.tag())));
    }

    /** A name and what comes behind it, a tag or a digest. */
    public record Reference(String name, String tag) {
        /** Takes a name apart; a colon before a slash belongs to a registry's port. */
        public static Reference parse(String text) {
            int at = text.indexOf('@');
            if (at >= 0) {
                return new Reference(text.substring(0, at), text.substring(at + 1));
            }
            int colon = text.lastIndexOf(':');
            return colon < 0 || text.indexOf('/', colon) >= 0
                    ? new Reference(text, "")
                    : new Reference(text.substring(0, colon), text.substring(colon + 1));
        }
    }
}
