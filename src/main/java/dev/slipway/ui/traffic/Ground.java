package dev.slipway.ui.traffic;

import dev.slipway.stack.Colour;
import dev.slipway.traffic.Share;
import dev.slipway.ui.common.Texts;

import java.util.Arrays;
import java.util.Optional;

/** What stands in the way of a shift as far as can be seen before it is tried. */
record Ground(Texts texts, Readings readings, CanaryModel canary, RollbackModel rollback) {
    /** Why nobody may move the traffic by hand; empty if one may. */
    Optional<String> occupied() {
        if (rollback.isUnderWay()) {
            return Optional.of(texts.get("traffic.why.rollback"));
        }
        return canary.isUnderWay()
                ? Optional.of(texts.get("traffic.why.canary"))
                : Optional.empty();
    }

    /** Why traffic cannot go there; empty if it can. */
    Optional<String> against(Share to) {
        return gaining(to)
                .filter(colour -> !readings.seen().get().orElseThrow().canServe(colour))
                .map(colour -> texts.get("traffic.why.unhealthy." + colour.key()));
    }

    private Optional<Colour> gaining(Share to) {
        return readings.share()
                .flatMap(
                        from ->
                                Arrays.stream(Colour.values())
                                        .filter(colour -> to.of(colour) > from.of(colour))
                                        .findFirst());
    }

    /** Why nothing can be deployed to a colour without force; empty if it can. */
    Optional<String> noDeploy(Colour colour) {
        if (readings.share().isEmpty()) {
            return Optional.of(texts.get("traffic.why.deploy.unknown"));
        }
        if (rollback.isUnderWay()) {
            return Optional.of(texts.get("traffic.why.rollback"));
        }
        if (canary.isUnderWay()) {
            return Optional.of(texts.get("traffic.why.deploy.canary"));
        }
        return readings.share()
                .filter(share -> share.weight(colour) > 0)
                .map(
                        share ->
                                texts.get(
                                        "traffic.why.deploy." + colour.key(),
                                        share.percent(colour)));
    }

    /** Whether it can be deployed to although it carries traffic. */
    boolean canForceDeploy(Colour colour) {
        return noDeploy(colour).isPresent() && readings.share().isPresent() && occupied().isEmpty();
    }

    /** Why there is no way back to a colour; empty if there is one. */
    Optional<String> noWayBack(Colour home) {
        return readings.seen()
                .get()
                .filter(look -> !look.canServe(home))
                .map(_ -> texts.get("traffic.why.no.way.back." + home.key()));
    }
}
