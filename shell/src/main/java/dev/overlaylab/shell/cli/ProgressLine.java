package dev.overlaylab.shell.cli;

import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.driver.Progress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Shows on the error stream how far something long has come, each new thing on a line of its own, with the time. */
final class ProgressLine implements Progress {
    private static final int STEP_PERCENT = 10;
    private final Speaker speaker;
    private final Clock clock;
    private final Instant began;
    private @Nullable Text last;
    private int lastPercent;

    ProgressLine(Speaker speaker, Clock clock) {
        this.speaker = speaker;
        this.clock = clock;
        this.began = clock.instant();
    }

    @Override
    public synchronized void report(Text what, int percent) {
        var same = what.equals(last);
        if (same && percent < lastPercent + STEP_PERCENT && (percent < 100 || lastPercent == 100)) {
            return;
        }
        last = what;
        lastPercent = percent;
        var elapsed = Duration.between(began, clock.instant());
        var said = speaker.catalogue().say(speaker.language(), what);
        var share = percent < 0 ? "" : " " + percent + " %";
        var line =
                String.format(Locale.ROOT, "%3d:%02d  %s%s", elapsed.toMinutes(), elapsed.toSecondsPart(), said, share);
        speaker.streams().err().println(speaker.broken(line));
    }
}
