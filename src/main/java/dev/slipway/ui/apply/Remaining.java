package dev.slipway.ui.apply;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How long a run still takes: its longest chain of what has not ended.
 *
 * @param bottleneck where that chain stands at the moment
 */
record Remaining(Duration time, Optional<Item> bottleneck) {

    static Remaining of(Collection<Item> items, Instant now) {
        Map<Item, Duration> chains = new HashMap<>();
        items.forEach(item -> chain(item, now, chains));
        Duration longest =
                chains.values().stream().max(Comparator.naturalOrder()).orElse(Duration.ZERO);
        Optional<Item> at =
                items.stream()
                        .filter(item -> item.state().get() == Item.State.RUNNING)
                        .max(Comparator.comparing(chains::get));
        return new Remaining(longest, at);
    }

    private static Duration chain(Item item, Instant now, Map<Item, Duration> known) {
        Duration chain = known.get(item);
        if (chain == null) {
            Duration after = Duration.ZERO;
            for (Item next : item.after()) {
                Duration other = chain(next, now, known);
                after = other.compareTo(after) > 0 ? other : after;
            }
            chain = after.plus(own(item, now));
            known.put(item, chain);
        }
        return chain;
    }

    /** What takes longer than expected will take a little longer still. */
    private static Duration own(Item item, Instant now) {
        return switch (item.state().get()) {
            case WAITING -> item.expected();
            case RUNNING -> {
                Duration left = item.expected().minus(item.ran(now));
                Duration least = item.expected().dividedBy(10);
                yield left.compareTo(least) > 0 ? left : least;
            }
            default -> Duration.ZERO;
        };
    }
}
