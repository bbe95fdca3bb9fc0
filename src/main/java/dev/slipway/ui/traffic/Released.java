package dev.slipway.ui.traffic;

import dev.slipway.blueprint.Preview;
import dev.slipway.traffic.PastRelease;

import java.util.List;
import java.util.Optional;

/**
 * What was released of a stack.
 *
 * @param history oldest first
 * @param latest what there is to go back from
 * @param preview how to look at it
 */
record Released(
        List<PastRelease> history, Optional<PastRelease> latest, Optional<Preview> preview) {
    Released {
        history = List.copyOf(history);
    }

    static Released nothing() {
        return new Released(List.of(), Optional.empty(), Optional.empty());
    }
}
