package dev.slipway.logs;

import dev.slipway.engine.Failure;

import java.time.Instant;

/** How Live Tail fares, which brings lines early beside the polling. */
public sealed interface LiveState {

    /** Nobody wants it. */
    record Off() implements LiveState {}

    /** It is being opened, or waits until what was written before was read. */
    record Opening() implements LiveState {}

    /**
     * Lines come once a second.
     *
     * @param since when it was opened; to be renewed does not count
     * @param sampled whether AWS leaves lines out at present, as there are more than 500 a second;
     *     polling brings them
     */
    record Live(Instant since, boolean sampled) implements LiveState {}

    /**
     * It does not work: lines come by polling only.
     *
     * @param next when it is tried again; past while that is under way
     */
    record FellBack(Failure failure, Instant next) implements LiveState {}
}
