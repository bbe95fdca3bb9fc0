package dev.slipway.sandbox.world;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A part of a longer answer.
 *
 * @param next the token that brings the next part; null after the last one, as AWS has it
 */
public record Page<T>(List<T> items, String next) {
    private static final String MARK = "slipway-sandbox-";

    public Page {
        items = List.copyOf(items);
    }

    /**
     * Cuts a page out of everything.
     *
     * @param token what the page before said is next; null for the first
     * @param wanted how many items the caller wants at most; null for as many as possible
     * @param limit how many items the service gives at most
     * @return empty if the token is none of ours
     */
    public static <T> Optional<Page<T>> of(List<T> all, String token, Integer wanted, int limit) {
        OptionalInt start = start(token);
        if (start.isEmpty()) {
            return Optional.empty();
        }
        int size = wanted == null ? limit : Math.clamp(wanted, 1, limit);
        int from = Math.min(start.getAsInt(), all.size());
        int to = Math.min(from + size, all.size());
        return Optional.of(new Page<>(all.subList(from, to), to < all.size() ? MARK + to : null));
    }

    private static OptionalInt start(String token) {
        if (token == null || token.isEmpty()) {
            return OptionalInt.of(0);
        }
        return token.matches(MARK + "\\d{1,9}")
                ? OptionalInt.of(Integer.parseInt(token.substring(MARK.length())))
                : OptionalInt.empty();
    }
}
