package dev.overlaylab.site;

import dev.overlaylab.i18n.Text;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A site before it is on a disk.
 *
 * @param files content by path, with {@code /} between the parts
 * @param remarks what its author should know, such as labs that nobody has recorded
 */
public record SiteFiles(Map<String, byte[]> files, List<Text> remarks) {
    public SiteFiles {
        files = new TreeMap<>(files);
        remarks = List.copyOf(remarks);
    }
}
