package dev.slipway.ui.traffic;

import dev.slipway.stack.Colour;
import dev.slipway.traffic.PastRelease;
import dev.slipway.traffic.Share;
import dev.slipway.traffic.Shift;
import dev.slipway.ui.common.Texts;

import java.time.Duration;
import java.util.Optional;

/** Gives everything to a released colour; once it is there, the other one is kept warm a while. */
final class Promoting {
    private final Texts texts;
    private final Steering steering;
    private final Ground ground;
    private final WarmModel warm;
    private Optional<Wanted> wanted = Optional.empty();

    /** What is on its way. */
    private record Wanted(Colour colour, Duration keep) {}

    Promoting(Texts texts, Steering steering, Ground ground, WarmModel warm) {
        this.texts = texts;
        this.steering = steering;
        this.ground = ground;
        this.warm = warm;
        steering.outcome().subscribe(this::heard);
    }

    /** Why a release cannot be promoted now; empty if it can. */
    Optional<String> obstacle(PastRelease release) {
        if (!release.completed()) {
            return Optional.of(texts.get("traffic.promote.not.rolled.out"));
        }
        if (steering.foreign().get().isPresent()) {
            return Optional.of(texts.get("traffic.why.foreign"));
        }
        return ground.occupied().or(() -> ground.against(Share.all(release.begun().colour())));
    }

    boolean isUnderWay() {
        return wanted.isPresent();
    }

    /**
     * @param keep for how long the other colour stays a way back
     */
    void promote(PastRelease release, Duration keep) {
        if (obstacle(release).isEmpty()) {
            Colour colour = release.begun().colour();
            Share all = Share.all(colour);
            steering.ask(all);
            wanted = Optional.of(new Wanted(colour, keep));
            steering.pull(Shift.byHand(all));
        }
    }

    private void heard(Outcome outcome) {
        Optional<Wanted> now = wanted;
        boolean moving =
                outcome instanceof Outcome.Moving(Share to)
                        && now.filter(it -> to.equals(Share.all(it.colour()))).isPresent();
        if (now.isEmpty() || moving) {
            return;
        }
        wanted = Optional.empty();
        if (outcome instanceof Outcome.There(Share at, _)
                && at.isLike(Share.all(now.get().colour()))) {
            warm.keep(now.get().colour().other(), now.get().keep());
        }
    }
}
