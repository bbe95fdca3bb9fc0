package dev.slipway.logs;

import dev.slipway.engine.Failure;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * How Live Tail fares, which brings lines early beside the polling.
 *
 * @see <a href="https://aws.amazon.com/cloudwatch/pricing/">prices of CloudWatch</a>
 */
public sealed interface LiveState {
    /** What a minute of a session costs; one session takes ten log groups. */
    BigDecimal USD_A_MINUTE = new BigDecimal("0.01");

    /** So many minutes a month are free. */
    int FREE_MINUTES = 1_800;

    /** AWS brings no more lines a second than this, and leaves the others out. */
    int LINES_A_SECOND = 500;

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
