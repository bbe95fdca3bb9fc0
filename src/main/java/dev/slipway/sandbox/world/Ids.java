package dev.slipway.sandbox.world;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * Ids that look like AWS's and depend on nothing but the seed and what they are for, so that they
 * are the same however the calls of a run interleave.
 */
public final class Ids {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final long seed;
    private final Map<String, Integer> taken = new HashMap<>();

    Ids(long seed) {
        this.seed = seed;
    }

    /**
     * Hexadecimal digits, other ones each time.
     *
     * @param digits at most 64
     * @param of what the id is for, such as the kind and name of a resource
     */
    public String hex(int digits, String... of) {
        return HexFormat.of().formatHex(next(of)).substring(0, digits);
    }

    /** Decimal digits, other ones each time; at most 32. */
    public String decimal(int digits, String... of) {
        StringBuilder text = new StringBuilder();
        for (byte each : next(of)) {
            text.append(Math.floorMod(each, 10));
        }
        return text.substring(0, digits);
    }

    /** Capital letters and digits, other ones each time; at most 32. */
    public String letters(int count, String... of) {
        StringBuilder text = new StringBuilder();
        for (byte each : next(of)) {
            text.append(ALPHABET.charAt(Math.floorMod(each, ALPHABET.length())));
        }
        return text.substring(0, count);
    }

    /** A UUID, another one each time. */
    public String uuid(String... of) {
        String hex = hex(32, of);
        return String.join(
                "-",
                hex.substring(0, 8),
                hex.substring(8, 12),
                hex.substring(12, 16),
                hex.substring(16, 20),
                hex.substring(20));
    }

    private byte[] next(String... of) {
        String what = String.join("/", of);
        int turn = taken.merge(what, 1, Integer::sum);
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest((seed + "/" + turn + "/" + what).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
