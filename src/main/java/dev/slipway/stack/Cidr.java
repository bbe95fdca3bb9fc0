package dev.slipway.stack;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A range of IPv4 addresses.
 *
 * @param address the first address given, as an unsigned 32-bit number
 * @param prefix the number of fixed leading bits, 0 to 32
 */
public record Cidr(long address, int prefix) {
    private static final Pattern SYNTAX =
            Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})/(\\d{1,2})");

    public Cidr {
        if (address < 0 || address > 0xFFFF_FFFFL || prefix < 0 || prefix > 32) {
            throw new IllegalArgumentException("not an IPv4 range: " + address + "/" + prefix);
        }
    }

    /** Reads {@code 10.0.0.0/16}; empty when the text is not an IPv4 range. */
    public static Optional<Cidr> parse(String text) {
        Matcher match = SYNTAX.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        long address = 0;
        for (int group = 1; group <= 4; group++) {
            int octet = Integer.parseInt(match.group(group));
            if (octet > 255) {
                return Optional.empty();
            }
            address = address << 8 | octet;
        }
        int prefix = Integer.parseInt(match.group(5));
        return prefix > 32 ? Optional.empty() : Optional.of(new Cidr(address, prefix));
    }

    /** The same range written from its first address, the form in which AWS gives it back. */
    public Cidr network() {
        return new Cidr(address & mask(), prefix);
    }

    public boolean contains(Cidr other) {
        return other.prefix >= prefix && (other.address & mask()) == (address & mask());
    }

    public boolean overlaps(Cidr other) {
        return contains(other) || other.contains(this);
    }

    private long mask() {
        return prefix == 0 ? 0 : 0xFFFF_FFFFL << (32 - prefix) & 0xFFFF_FFFFL;
    }

    @Override
    public String toString() {
        return (address >> 24)
                + "."
                + (address >> 16 & 255)
                + "."
                + (address >> 8 & 255)
                + "."
                + (address & 255)
                + "/"
                + prefix;
    }
}
