package dev.overlaylab.labs.image;

import dev.overlaylab.i18n.Text;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One line of a build that is meant for us: how far it is, or why it ended.
 *
 * @param stage for progress, the stage; empty for a failure
 * @param number percent of the stage, or the exit code of a failure
 * @param detail for progress a catalogue key with, perhaps, a name; for a failure the reason
 */
record BuildLine(String stage, int number, String detail) {
    private static final Pattern PROGRESS = Pattern.compile("##progress ([a-z-]+) (\\d{1,3}) (\\S+(?: \\S+)?)");
    private static final Pattern FAILED = Pattern.compile("##failed (\\d{1,3}) (.*)");

    static Optional<BuildLine> of(String line) {
        var progress = PROGRESS.matcher(line);
        if (progress.matches()) {
            return Optional.of(
                    new BuildLine(progress.group(1), Integer.parseInt(progress.group(2)), progress.group(3)));
        }
        var failed = FAILED.matcher(line);
        return failed.matches()
                ? Optional.of(new BuildLine("", Integer.parseInt(failed.group(1)), failed.group(2)))
                : Optional.empty();
    }

    boolean isFailure() {
        return stage.isEmpty();
    }

    /** What is being done, by catalogue key. */
    Text text() {
        var words = detail.split(" ", 2);
        return Text.of(words[0], "name", words.length > 1 ? words[1] : stage);
    }
}
