package dev.overlaylab.shell.repl.word;

import dev.overlaylab.labs.wire.FrameFilter;
import dev.overlaylab.labs.wire.decode.Packet;
import dev.overlaylab.labs.wire.decode.Protocol;
import dev.overlaylab.shell.capture.Capture;
import dev.overlaylab.shell.capture.Recording;
import dev.overlaylab.shell.capture.Wishes;
import dev.overlaylab.shell.repl.lesson.LabSession;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

/** Shows what passes between the machines: now, or while the learner worked. */
final class CaptureWord implements Word {
    private Optional<Recording> recording = Optional.empty();
    private boolean listening;

    @Override
    public String name() {
        return "capture";
    }

    @Override
    public boolean accepts(List<String> arguments) {
        return true;
    }

    @Override
    public List<String> suggestions(LabSession session, List<String> arguments) {
        return Stream.of(
                        arguments.isEmpty() ? List.of("on", "off", "save") : List.<String>of(),
                        Protocol.ids(),
                        session.wire().machines().keySet())
                .flatMap(Collection::stream)
                .toList();
    }

    @Override
    public Then run(LabSession session, List<String> arguments) {
        try {
            var first = arguments.isEmpty() ? "" : arguments.get(0);
            var rest = arguments.subList(Math.min(1, arguments.size()), arguments.size());
            switch (first) {
                case "on" -> begin(session, rest);
                case "off" -> end(session, rest);
                case "save" -> save(session, rest);
                default -> now(session, arguments);
            }
        } catch (InterruptedException e) {
            throw (CancellationException) new CancellationException("stopped").initCause(e);
        }
        return Then.STAY;
    }

    private static Optional<FrameFilter> filter(LabSession session, List<String> words) {
        var machines = session.wire().machines();
        if (!words.stream().allMatch(it -> Wishes.isOne(it, machines))) {
            session.say(
                    "lesson.capture.usage",
                    "valid",
                    String.join(", ", Protocol.ids()),
                    "machines",
                    Wishes.names(machines));
            return Optional.empty();
        }
        var wishes = new Wishes(machines);
        words.forEach(wishes::any);
        return Optional.of(wishes.filter());
    }

    private static void now(LabSession session, List<String> words) throws InterruptedException {
        var filter = filter(session, words);
        if (filter.isEmpty()) {
            return;
        }
        try (var tap = session.wire().listen()) {
            session.say("lesson.capture.began");
            var began = Instant.now();
            var count = new Capture(tap, filter.get(), 0, Duration.ZERO)
                    .run((frame, packet) -> session.seeing().frame(packet, Duration.between(began, frame.heard())));
            tell(session, count);
        }
    }

    private void begin(LabSession session, List<String> words) throws InterruptedException {
        if (!words.isEmpty()) {
            filter(session, List.of(""));
        } else if (listening) {
            session.say("lesson.capture.already");
        } else {
            recording = Optional.of(new Recording(session.wire().listen()));
            listening = true;
            session.say("lesson.capture.on");
        }
    }

    private void end(LabSession session, List<String> words) throws InterruptedException {
        var filter = filter(session, words);
        if (filter.isEmpty()) {
            return;
        }
        if (recording.isEmpty()) {
            session.say("lesson.capture.not-on");
            return;
        }
        var ended = recording.get();
        ended.end();
        listening = false;
        long shown = 0;
        var frames = ended.frames();
        for (var frame : frames) {
            var packet = Packet.of(frame.bytes());
            if (filter.get().wants(packet)) {
                session.seeing().frame(packet, Duration.between(frames.get(0).heard(), frame.heard()));
                shown++;
            }
            if (Thread.interrupted()) {
                break;
            }
        }
        tell(session, new Capture.Count(frames.size(), shown, ended.missed()));
    }

    private void save(LabSession session, List<String> words) {
        if (words.size() != 1) {
            filter(session, List.of(""));
        } else if (recording.isEmpty()) {
            session.say("lesson.capture.not-on");
        } else {
            var file = Path.of(words.get(0)).toAbsolutePath();
            recording.get().save(file);
            session.say(
                    "lesson.capture.saved", "count", recording.get().frames().size(), "file", file.toString());
        }
    }

    private static void tell(LabSession session, Capture.Count count) {
        session.say("capture.heard", "count", count.wanted(), "heard", count.heard());
        if (count.missed() > 0) {
            session.say("capture.missed", "count", count.missed());
        }
    }
}
