package dev.overlaylab.shell.grade.result;

import dev.overlaylab.i18n.Text;
import java.util.HashMap;
import java.util.Map;

/**
 * Something that whoever reads a grade has to know beside it; it changes no points.
 *
 * @param code said by {@code grade.remark.CODE} in the catalogue
 */
public record Remark(String code, Map<String, String> details) {
    /** What somebody else has handed in, too. */
    public static final String COPY = "handin-copy";

    public Remark {
        details = Map.copyOf(details);
    }

    /** Whether the student may read it: what names other students is for whoever grades alone. */
    public boolean forTheStudent() {
        return !code.equals(COPY);
    }

    public Text text() {
        return new Text("grade.remark." + code, new HashMap<>(details));
    }
}
