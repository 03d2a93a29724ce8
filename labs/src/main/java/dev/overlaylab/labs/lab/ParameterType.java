package dev.overlaylab.labs.lab;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a parameter's values are. */
enum ParameterType {
    /** Of a machine, network, container or service: small letters, digits and single hyphens, beginning with a letter. */
    NAME {
        @Override
        boolean accepts(String value) {
            return SAFE_NAME.matcher(value).matches() && YamlValue.isId(value);
        }
    },
    /** An IPv4 range such as {@code 10.0.9.0/24}, without bits beyond its length. */
    SUBNET {
        @Override
        boolean accepts(String value) {
            var match = RANGE.matcher(value);
            if (!match.matches()) {
                return false;
            }
            long address = 0;
            for (int i = 1; i <= OCTETS; i++) {
                int octet = Integer.parseInt(match.group(i));
                if (octet > LARGEST_OCTET) {
                    return false;
                }
                address = address << Byte.SIZE | octet;
            }
            int length = Integer.parseInt(match.group(OCTETS + 1));
            return length >= SHORTEST && length <= LONGEST && address % (1L << (Integer.SIZE - length)) == 0;
        }
    };

    private static final Pattern SAFE_NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final String OCTET = "(0|[1-9][0-9]{0,2})";
    private static final Pattern RANGE =
            Pattern.compile(OCTET + "\\." + OCTET + "\\." + OCTET + "\\." + OCTET + "/([1-9][0-9]?)");
    private static final int OCTETS = 4;
    private static final int LARGEST_OCTET = 255;
    private static final int SHORTEST = 8;
    private static final int LONGEST = 29;

    abstract boolean accepts(String value);

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<ParameterType> named(String id) {
        return Arrays.stream(values()).filter(it -> it.id().equals(id)).findFirst();
    }

    static List<String> ids() {
        return Arrays.stream(values()).map(ParameterType::id).toList();
    }
}
