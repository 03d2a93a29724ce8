package dev.overlaylab.site.lesson;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.labs.driver.Drivers;
import dev.overlaylab.labs.lab.Lab;
import dev.overlaylab.labs.lab.LabLibrary;
import dev.overlaylab.labs.transcript.Transcript;
import dev.overlaylab.labs.transcript.TranscriptFile;
import java.util.Optional;
import java.util.function.BiFunction;

/** Finds the transcript that a lab's pages print: of its best engine if there is one, on virtual machines if there is one. */
final class Captured {
    private final LabLibrary library;

    Captured(LabLibrary library) {
        this.library = library;
    }

    /** A transcript of other commands than the lab's is a problem: pages would print what no run produced. */
    Optional<Transcript> of(Lab lab) {
        return best(
                lab,
                (driver, engine) -> TranscriptFile.find(library, lab, driver, engine)
                        .map(it -> fitting(it, lab, TranscriptFile.path(lab, driver, engine))));
    }

    /** The first that there is: of the lab's best engine, then on virtual machines. */
    static <T> Optional<T> best(Lab lab, BiFunction<String, String, Optional<T>> ofDriverAndEngine) {
        return lab.engines().stream()
                .flatMap(engine -> Drivers.ids().stream().map(it -> ofDriverAndEngine.apply(it, engine)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Transcript fitting(Transcript transcript, Lab lab, String path) {
        if (!transcript.isOf(lab)) {
            throw Problem.of("problem.site.transcript-stale", "file", lab.id() + "/" + path, "lab", lab.id());
        }
        return transcript;
    }
}
