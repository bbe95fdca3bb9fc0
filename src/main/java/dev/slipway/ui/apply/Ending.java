package dev.slipway.ui.apply;

import dev.slipway.engine.Failure;
import dev.slipway.engine.Summary;

import java.util.Map;
import java.util.Optional;

/**
 * How a run ended.
 *
 * @param summary empty if it could not even be carried out
 * @param failure the first thing that failed
 * @param outputs what the stack gives now
 * @param created how much is there that this undertaking created
 * @param anythingLeft whether anything of the stack is remembered
 */
record Ending(
        Optional<Summary> summary,
        Optional<Failure> failure,
        Map<String, String> outputs,
        long created,
        boolean anythingLeft) {

    boolean isComplete() {
        return summary.filter(Summary::complete).isPresent();
    }
}
