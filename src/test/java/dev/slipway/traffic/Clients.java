package dev.slipway.traffic;

import dev.slipway.stack.Colour;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

/**
 * People whose requests pass nodes of a load balancer that hear of new weights late, each by
 * another while, and none later than {@link Draining#PROPAGATION}.
 */
final class Clients {
    private static final int AT_ONCE = 50;
    private static final int LATEST = (int) Draining.PROPAGATION.toSeconds();

    private final List<PastShift> shifts;
    private final Random random;
    private long sent;
    private long lost;

    /**
     * @param shifts all there were up to now
     */
    Clients(List<PastShift> shifts, Random random) {
        this.shifts = List.copyOf(shifts);
        this.random = random;
    }

    /**
     * Sends as many requests as there are in some seconds.
     *
     * @param serves whether a colour has anybody who answers
     */
    void ask(Instant now, Predicate<Colour> serves) {
        for (int request = 0; request < AT_ONCE; request++) {
            Share heard = at(now.minus(Duration.ofSeconds(random.nextInt(LATEST))));
            int blue = heard.weight(Colour.BLUE);
            int all = blue + heard.weight(Colour.GREEN);
            Colour colour = random.nextInt(all) < blue ? Colour.BLUE : Colour.GREEN;
            sent++;
            if (!serves.test(colour)) {
                lost++;
            }
        }
    }

    private Share at(Instant time) {
        return shifts.reversed().stream()
                .filter(PastShift::confirmed)
                .filter(shift -> !shift.ended().orElseThrow().at().isAfter(time))
                .findFirst()
                .or(() -> shifts.stream().findFirst())
                .orElseThrow()
                .begun()
                .to();
    }

    long sent() {
        return sent;
    }

    /** Those that came to a colour without anybody who answers. */
    long lost() {
        return lost;
    }
}
