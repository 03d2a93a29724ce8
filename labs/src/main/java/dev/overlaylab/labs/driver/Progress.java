package dev.overlaylab.labs.driver;

import dev.overlaylab.i18n.Text;

/** Hears how far something long has come. Called from any thread, must return at once. */
@FunctionalInterface
public interface Progress {
    /**
     * Takes note of how far it is.
     *
     * @param what what is being done
     * @param percent 0 to 100, or negative when unknown
     */
    void report(Text what, int percent);

    /** Takes note of something that is not as one expects; unlike how far it is, it stays of interest. */
    default void notice(Text what) {
        report(what, -1);
    }

    /** For callers that do not care. */
    Progress NONE = (what, percent) -> {};
}
