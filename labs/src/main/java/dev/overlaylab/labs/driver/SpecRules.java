package dev.overlaylab.labs.driver;

import dev.overlaylab.i18n.Problem;
import java.util.regex.Pattern;

/** What a specification may ask for, whichever driver makes it. */
final class SpecRules {
    private static final String OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern ADDRESS = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
    private static final Pattern FILE = Pattern.compile("(/[A-Za-z0-9._+@-]+)+");
    private static final Pattern UPWARDS = Pattern.compile(".*/\\.\\.?(/.*)?");
    /** Where a tar's name field ends. */
    private static final int LONGEST_FILE = 100;

    private SpecRules() {}

    static void check(MachineSpec spec) {
        if (!ADDRESS.matcher(spec.address()).matches()) {
            throw Problem.of("problem.driver.address", "address", spec.address());
        }
        for (var file : spec.files()) {
            var path = file.path();
            if (path.length() > LONGEST_FILE
                    || !FILE.matcher(path).matches()
                    || UPWARDS.matcher(path).matches()) {
                throw Problem.of("problem.driver.file", "path", path);
            }
        }
    }
}
