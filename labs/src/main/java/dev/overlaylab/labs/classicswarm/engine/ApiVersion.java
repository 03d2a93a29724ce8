package dev.overlaylab.labs.classicswarm.engine;

/** Versions of Docker's interface, such as 1.41. */
public final class ApiVersion {
    private ApiVersion() {}

    /** The lower of two; one that cannot be read counts as none. */
    public static String lower(String one, String other) {
        if (!readable(one)) {
            return other;
        }
        return !readable(other) || compare(one, other) <= 0 ? one : other;
    }

    /** The higher of two; one that cannot be read counts as none. */
    public static String higher(String one, String other) {
        return lower(one, other).equals(one) ? other : one;
    }

    private static boolean readable(String version) {
        return version.matches("[0-9]{1,4}\\.[0-9]{1,4}");
    }

    private static int compare(String one, String other) {
        var left = one.split("\\.", -1);
        var right = other.split("\\.", -1);
        int major = Integer.compare(Integer.parseInt(left[0]), Integer.parseInt(right[0]));
        return major != 0 ? major : Integer.compare(Integer.parseInt(left[1]), Integer.parseInt(right[1]));
    }
}
