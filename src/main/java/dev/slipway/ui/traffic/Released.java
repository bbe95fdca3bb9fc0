package dev.slipway.ui.traffic;

import dev.slipway.blueprint.Preview;
import dev.slipway.traffic.KeptWarm;
import dev.slipway.traffic.PastRelease;

import java.util.List;
import java.util.Optional;

/**
 * What was released of a stack.
 *
 * @param history oldest first
 * @param latest what there is to go back from
 * @param warm the colour that is to be scaled down and is not yet
 * @param preview how to look at it
 */
record Released(
        List<PastRelease> history,
        Optional<PastRelease> latest,
        Optional<KeptWarm> warm,
        Optional<Preview> preview) {
    Released {
        history = List.copyOf(history);
    }

    static Released nothing() {
        return new Released(List.of(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
