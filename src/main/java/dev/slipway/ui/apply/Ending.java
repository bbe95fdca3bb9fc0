package dev.slipway.ui.apply;

import dev.slipway.aws.AwsErrors;
import dev.slipway.engine.Failure;
import dev.slipway.engine.Summary;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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

    /** Something that failed only for want of a login, whatever else failed. */
    Optional<Failure> wantsLogin() {
        return Stream.concat(
                        failure.stream(), summary.stream().flatMap(end -> end.failures().stream()))
                .filter(AwsErrors::needsLogin)
                .findFirst();
    }

    boolean isComplete() {
        return summary.filter(Summary::complete).isPresent();
    }
}
