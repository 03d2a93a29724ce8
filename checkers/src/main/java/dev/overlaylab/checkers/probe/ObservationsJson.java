package dev.overlaylab.checkers.probe;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Observations as JSON, complete enough to be judged again.
 *
 * <pre>{@code
 * {"format": 1, "observations": [
 *   {"probe": {"kind": "shell", "machine": "demo0", "script": "uname -r"},
 *    "seen":  {"kind": "command", "exitCode": 0, "stdout": "5.10\n", "stderr": ""}}]}
 * }</pre>
 *
 * Equal observations give equal text, whatever the order they were made in.
 */
public final class ObservationsJson {
    private static final int FORMAT = 1;
    private static final int LONGEST = 64 * 1024 * 1024;
    private static final int LONGEST_TEXT = 16 * 1024 * 1024;
    private static final int DEEPEST = 20;

    private static final Pattern CLASS = Pattern.compile("`?\\b(?:[a-z]\\w*\\.)+(?:[A-Z]\\w*\\$)*([A-Z]\\w*)`?");

    private final ObjectMapper mapper;

    public ObservationsJson() {
        var factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxDocumentLength(LONGEST)
                        .maxStringLength(LONGEST_TEXT)
                        .maxNestingDepth(DEEPEST)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        mapper = JsonMapper.builder(factory)
                .addMixIn(Probe.class, ProbeKinds.class)
                .addMixIn(Place.class, Places.class)
                .addMixIn(Observation.class, ObservationKinds.class)
                .enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                        DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .defaultSetterInfo(JsonSetter.Value.construct(Nulls.FAIL, Nulls.FAIL))
                .build();
    }

    public String write(Observations observations) {
        try {
            var ordered = new ArrayList<Map.Entry<String, Entry>>();
            for (var entry : observations.byProbe().entrySet()) {
                ordered.add(Map.entry(
                        mapper.writerFor(Probe.class).writeValueAsString(entry.getKey()),
                        new Entry(entry.getKey(), entry.getValue())));
            }
            ordered.sort(Comparator.comparing(Map.Entry::getKey));
            return mapper.writeValueAsString(new Document(
                    FORMAT, ordered.stream().map(Map.Entry::getValue).toList()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("observations are plain data and can be written", e);
        }
    }

    /** Reads what {@link #write} wrote, and nothing else. */
    public Observations read(String json) throws MalformedObservationsException {
        Document document;
        try {
            document = mapper.readValue(json, Document.class);
        } catch (JsonProcessingException e) {
            throw new MalformedObservationsException(place(e) + inPlainWords(e.getOriginalMessage()), e);
        }
        if (document.format() != FORMAT) {
            throw new MalformedObservationsException("format " + document.format() + " is not known, only 1", null);
        }
        var byProbe = new HashMap<Probe, Observation>();
        for (var entry : document.observations()) {
            if (byProbe.put(entry.probe(), entry.seen()) != null) {
                throw new MalformedObservationsException("two answers to one probe: " + entry.probe(), null);
            }
        }
        return new Observations(byProbe);
    }

    /** Whoever reads a recording has no use for the packages of our classes. */
    private static String inPlainWords(String message) {
        return CLASS.matcher(message).replaceAll("$1");
    }

    private static String place(JsonProcessingException e) {
        var at = e.getLocation();
        var where = at == null ? "" : "line " + at.getLineNr() + ", column " + at.getColumnNr() + ": ";
        if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            var path = new StringBuilder();
            for (var part : mapping.getPath()) {
                path.append(part.getFieldName() == null ? "[" + part.getIndex() + "]" : "." + part.getFieldName());
            }
            return where + path + ": ";
        }
        return where;
    }

    private record Document(int format, List<Entry> observations) {}

    private record Entry(Probe probe, Observation seen) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Probe.EngineProbe.class, name = "engine"),
        @JsonSubTypes.Type(value = Probe.NetworksProbe.class, name = "networks"),
        @JsonSubTypes.Type(value = Probe.ContainersProbe.class, name = "containers"),
        @JsonSubTypes.Type(value = Probe.SwarmProbe.class, name = "swarm"),
        @JsonSubTypes.Type(value = Probe.ShellProbe.class, name = "shell"),
        @JsonSubTypes.Type(value = Probe.ExecProbe.class, name = "exec"),
        @JsonSubTypes.Type(value = Probe.RunProbe.class, name = "run"),
        @JsonSubTypes.Type(value = Probe.TrialsProbe.class, name = "trials")
    })
    private interface ProbeKinds {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Place.Host.class, name = "host"),
        @JsonSubTypes.Type(value = Place.Beside.class, name = "beside"),
        @JsonSubTypes.Type(value = Place.BesideNew.class, name = "beside-new"),
        @JsonSubTypes.Type(value = Place.Fresh.class, name = "fresh")
    })
    private interface Places {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Observation.EngineSeen.class, name = "engine"),
        @JsonSubTypes.Type(value = Observation.NetworksSeen.class, name = "networks"),
        @JsonSubTypes.Type(value = Observation.ContainersSeen.class, name = "containers"),
        @JsonSubTypes.Type(value = Observation.SwarmSeen.class, name = "swarm"),
        @JsonSubTypes.Type(value = Observation.CommandSeen.class, name = "command"),
        @JsonSubTypes.Type(value = Observation.NothingSeen.class, name = "nothing")
    })
    private interface ObservationKinds {}
}
