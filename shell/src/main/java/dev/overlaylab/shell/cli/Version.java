package dev.overlaylab.shell.cli;

/** Which overlaylab this is. */
public final class Version {
    private Version() {}

    /** Such as {@code overlaylab 0.1.0}. */
    public static String line() {
        var version = Version.class.getPackage().getImplementationVersion();
        return "overlaylab " + (version == null ? "development" : version);
    }
}
