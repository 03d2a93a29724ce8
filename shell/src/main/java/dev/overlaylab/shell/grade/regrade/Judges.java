package dev.overlaylab.shell.grade.regrade;

import dev.overlaylab.labs.lab.Lab;
import dev.overlaylab.labs.lab.LabLibrary;
import dev.overlaylab.labs.lab.Seed;
import java.util.LinkedHashMap;
import java.util.Map;

/** Labs as the students' seeds make them, each read once as long as it is likely to come again. */
final class Judges {
    private static final int REMEMBERED = 32;

    private final LabLibrary library;
    private final Map<String, Lab> known = new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Lab> eldest) {
            return size() > REMEMBERED;
        }
    };

    Judges(LabLibrary library) {
        this.library = library.remembering();
    }

    Lab lab(String id, String seed) {
        var key = id + "\n" + seed;
        synchronized (known) {
            var lab = known.get(key);
            if (lab != null) {
                return lab;
            }
        }
        var lab = seed.isEmpty() ? library.load(id) : library.load(id, Seed.of(seed));
        synchronized (known) {
            known.put(key, lab);
        }
        return lab;
    }
}
