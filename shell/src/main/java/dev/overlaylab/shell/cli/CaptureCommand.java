package dev.overlaylab.shell.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.driver.Driver;
import dev.overlaylab.labs.driver.MachineRecord;
import dev.overlaylab.labs.wire.Frame;
import dev.overlaylab.labs.wire.FrameFilter;
import dev.overlaylab.labs.wire.PcapWriter;
import dev.overlaylab.labs.wire.decode.Packet;
import dev.overlaylab.shell.capture.Capture;
import dev.overlaylab.shell.capture.Wishes;
import dev.overlaylab.shell.render.FrameJson;
import dev.overlaylab.shell.render.FrameView;
import dev.overlaylab.shell.render.StyledLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what passes between a lab's machines. */
@Command(name = "capture")
final class CaptureCommand implements Callable<Integer> {
    private static final Duration TO_END = Duration.ofSeconds(15);
    private static final String STANDARD_OUTPUT = "-";

    private final Invocation invocation;

    @Mixin
    CommonOptions common = new CommonOptions();

    @Mixin
    LabsOption labs = new LabsOption();

    @Parameters(paramLabel = "LAB", descriptionKey = "lab", completionCandidates = Known.Labs.class)
    String labId = "";

    @Option(names = "--protocol", paramLabel = "NAME", split = ",", descriptionKey = "protocol")
    List<String> protocols = List.of();

    @Option(names = "--machine", paramLabel = "NAME", split = ",", descriptionKey = "machine")
    List<String> machines = List.of();

    @Option(names = "--port", paramLabel = "NUMBER", split = ",", descriptionKey = "port")
    List<String> ports = List.of();

    @Option(names = "--write", paramLabel = "FILE|-", descriptionKey = "write")
    String file = "";

    @Option(names = "--count", paramLabel = "NUMBER", descriptionKey = "count")
    long most;

    @Option(names = "--seconds", paramLabel = "NUMBER", descriptionKey = "seconds")
    long seconds;

    @Option(names = "--json", descriptionKey = "json-lines")
    boolean json;

    @Option(names = "--plain", descriptionKey = "plain")
    boolean plain;

    CaptureCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @SuppressWarnings("try")
    @Override
    public Integer call() {
        var lab = WrongUsage.unless(() -> labs.load(labId, Optional.empty(), invocation.wiring()));
        var driver = invocation.wiring().driverOf(lab.id()).orElseThrow(() -> Problem.of("problem.wire.nothing-runs"));
        var addresses = addresses(driver);
        var filter = WrongUsage.unless(() -> filter(addresses));
        try (var end = OrderlyEnd.of(() -> {}, TO_END);
                var tap = invocation.wiring().tap(driver);
                var written = writer()) {
            invocation.speaker().note("lesson.capture.began");
            var began = Instant.now();
            var count = new Capture(tap, filter, Math.max(0, most), Duration.ofSeconds(Math.max(0, seconds)))
                    .run((frame, packet) -> {
                        write(written, frame);
                        show(frame, packet, Duration.between(began, frame.heard()), addresses);
                    });
            tell(count);
            return 0;
        } catch (InterruptedException e) {
            throw (CancellationException) new CancellationException("stopped").initCause(e);
        } catch (IOException e) {
            throw trouble(e);
        }
    }

    private static Map<String, String> addresses(Driver driver) {
        return driver.list().stream()
                .collect(Collectors.toMap(MachineRecord::name, MachineRecord::address, (one, other) -> one));
    }

    private FrameFilter filter(Map<String, String> addresses) {
        var wishes = new Wishes(addresses);
        protocols.forEach(wishes::protocol);
        machines.forEach(wishes::machine);
        ports.forEach(wishes::port);
        return wishes.filter();
    }

    private @Nullable PcapWriter writer() throws IOException {
        if (file.isEmpty()) {
            return null;
        }
        return new PcapWriter(
                file.equals(STANDARD_OUTPUT)
                        ? invocation.speaker().streams().out()
                        : Files.newOutputStream(Path.of(file)));
    }

    private void write(@Nullable PcapWriter writer, Frame frame) {
        try {
            if (writer != null) {
                writer.write(frame);
            }
        } catch (IOException e) {
            throw trouble(e);
        }
    }

    private Problem trouble(IOException e) {
        return new Problem(Text.of("problem.wire.file", "file", file, "detail", String.valueOf(e.getMessage())), e);
    }

    private void show(Frame frame, Packet packet, Duration since, Map<String, String> addresses) {
        var speaker = invocation.speaker();
        if (file.equals(STANDARD_OUTPUT)) {
            return;
        }
        if (json) {
            try {
                speaker.streams()
                        .out()
                        .println(JsonMapper.builder().build().writeValueAsString(FrameJson.of(frame, packet)));
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        } else {
            var view = new FrameView(
                    speaker.catalogue(), speaker.language(), Invocation.columns(invocation.environment()), addresses);
            speaker.streams().out().print(StyledLine.join(view.lines(packet, since), invocation.styled(plain)));
        }
        if (speaker.streams().out().checkError()) {
            // Whoever read it has seen enough, as "head" does.
            Thread.currentThread().interrupt();
        }
    }

    private void tell(Capture.Count count) {
        var speaker = invocation.speaker();
        speaker.note("capture.heard", "count", count.wanted(), "heard", count.heard());
        if (count.missed() > 0) {
            speaker.note("capture.missed", "count", count.missed());
        }
        if (!file.isEmpty() && !file.equals(STANDARD_OUTPUT)) {
            speaker.note("capture.written", "file", file);
        }
    }
}
