package dev.overlaylab.labs.transcript;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.lab.Lab;
import dev.overlaylab.labs.lab.LabLibrary;
import dev.overlaylab.labs.topology.Topology;
import java.nio.file.Path;
import java.util.Optional;

/** Transcripts on disk: {@code LAB/transcript/DRIVER.json}, and {@code DRIVER-ENGINE.json} for other engines than its first. */
public final class TranscriptFile {
    /** The folder of a lab that holds them. */
    public static final String FOLDER = "transcript";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private TranscriptFile() {}

    /** Where a transcript is in the folder of its lab. */
    public static String path(Lab lab, String driver, String engine) {
        var best = engine.equals(lab.engines().get(0));
        return FOLDER + "/" + driver + (best ? "" : "-" + engine) + ".json";
    }

    /** Where the matrix of the proof is that the transcript was captured in. */
    public static String proof(Lab lab, String driver, String engine) {
        return path(lab, driver, engine).replaceFirst("\\.json$", ".proof.json");
    }

    /** The file's content. */
    public static String json(Transcript transcript) {
        var indented = new DefaultIndenter("  ", "\n");
        var printer = new DefaultPrettyPrinter().withObjectIndenter(indented).withArrayIndenter(indented);
        try {
            return JSON.writer(printer).writeValueAsString(transcript) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a transcript is plain data", e);
        }
    }

    /** Reads one; a {@link Problem} when it is none. */
    public static Transcript read(String file, byte[] bytes) {
        try {
            var tree = JSON.readTree(new String(bytes, UTF_8));
            // Those recorded before anybody looked at the topology do not have it.
            tree.path("steps").forEach(it -> {
                if (it instanceof ObjectNode step) {
                    step.putIfAbsent("topology", JSON.valueToTree(Topology.NOTHING));
                }
            });
            var read = JSON.treeToValue(tree, Transcript.class);
            if (read == null || read.format() != Transcript.FORMAT) {
                throw Problem.of("problem.lab.transcript", "file", file, "detail", "format");
            }
            return read;
        } catch (JsonProcessingException e) {
            throw new Problem(Text.of("problem.lab.transcript", "file", file, "detail", e.getOriginalMessage()), e);
        }
    }

    /** What was captured of a lab on machines of that kind with that line of engines, if it was. */
    public static Optional<Transcript> find(LabLibrary library, Lab lab, String driver, String engine) {
        var path = path(lab, driver, engine);
        return library.file(lab.id(), path).map(it -> read(lab.id() + "/" + path, it));
    }

    /** Where a transcript is below a folder of labs. */
    public static Path in(Path labs, Lab lab, String driver, String engine) {
        return labs.resolve(lab.id()).resolve(path(lab, driver, engine));
    }
}
