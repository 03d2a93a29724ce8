package dev.overlaylab.labs.lab;

import dev.overlaylab.i18n.Language;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.snakeyaml.engine.v2.events.Event;

/** Labs that are read once, however often they are made with other seeds: as they were when they were first read. */
final class RememberedLabs implements LabSource {
    private final LabSource source;
    private final List<String> ids;
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final Map<String, List<Event>> yaml = new ConcurrentHashMap<>();
    private final Map<String, Map<Language, LabText>> texts = new ConcurrentHashMap<>();

    RememberedLabs(LabSource source) {
        this.source = source;
        this.ids = source.ids();
    }

    @Override
    public List<String> ids() {
        return ids;
    }

    @Override
    public byte[] read(String id, String path) {
        return files.computeIfAbsent(id + "/" + path, it -> source.read(id, path));
    }

    @Override
    public List<Event> yaml(String id, String path) {
        return yaml.computeIfAbsent(id + "/" + path, it -> LabSource.super.yaml(id, path));
    }

    @Override
    public Map<Language, LabText> texts(String id, String folder) {
        return texts.computeIfAbsent(id + "/" + folder, it -> LabSource.super.texts(id, folder));
    }
}
