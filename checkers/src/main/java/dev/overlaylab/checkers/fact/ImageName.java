package dev.overlaylab.checkers.fact;

/** Names of images. */
public final class ImageName {
    private ImageName() {}

    /**
     * Whether a name means another: a digest does not matter, a tag only when it was asked for, and a repository is also
     * known by the last parts of its name.
     */
    public static boolean means(String asked, String actual) {
        var name = actual.replaceAll("@sha256:.*$", "");
        var wanted = asked.matches(".*:[^/]+") ? name : name.replaceAll(":[^/]+$", "");
        return wanted.equals(asked) || wanted.endsWith("/" + asked);
    }
}
