package dev.overlaylab.labs.adopt;

import dev.overlaylab.i18n.Text;
import java.util.List;

/**
 * Whether a lab can run on the hosts.
 *
 * @param hosts that it can run on, in order
 * @param why it cannot run, or not on more of them; may be empty when it can
 */
public record LabFit(String lab, boolean fits, int needed, List<String> hosts, List<Text> why) {
    public LabFit {
        hosts = List.copyOf(hosts);
        why = List.copyOf(why);
    }
}
