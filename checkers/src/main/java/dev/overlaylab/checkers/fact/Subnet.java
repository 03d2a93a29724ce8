package dev.overlaylab.checkers.fact;

import java.util.Optional;
import java.util.regex.Pattern;

/** An IPv4 subnet, such as {@code 10.0.9.0/24}; the address is always the network's own. */
public record Subnet(int network, int prefix) {
    private static final Pattern CIDR =
            Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})(?:/(\\d{1,2}))?");

    /** The subnet a CIDR form means, whichever of its addresses it names; nothing for IPv6 and for what is no address. */
    public static Optional<Subnet> of(String cidr) {
        var parts = CIDR.matcher(cidr);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int address = 0;
        for (int i = 1; i <= 4; i++) {
            int octet = Integer.parseInt(parts.group(i));
            if (octet > 255) {
                return Optional.empty();
            }
            address = address << 8 | octet;
        }
        int prefix = parts.group(5) == null ? 32 : Integer.parseInt(parts.group(5));
        return prefix > 32 ? Optional.empty() : Optional.of(new Subnet(address & mask(prefix), prefix));
    }

    public boolean overlaps(Subnet other) {
        int shorter = mask(Math.min(prefix, other.prefix));
        return (network & shorter) == (other.network & shorter);
    }

    /** Whether an address is one of its own. */
    public boolean contains(String address) {
        return of(address).filter(it -> (it.network & mask(prefix)) == network).isPresent();
    }

    private static int mask(int prefix) {
        return prefix == 0 ? 0 : -1 << (32 - prefix);
    }

    @Override
    public String toString() {
        return (network >>> 24) + "." + (network >>> 16 & 255) + "." + (network >>> 8 & 255) + "." + (network & 255)
                + "/" + prefix;
    }
}
