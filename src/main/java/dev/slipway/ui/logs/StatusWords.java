package dev.slipway.ui.logs;

import dev.slipway.logs.Status;
import dev.slipway.ui.common.Texts;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Says how a log window fares. */
record StatusWords(Texts texts, Stamps stamps) {
    /** Below this, tenths of a second tell whether it falls behind. */
    private static final Duration TENTHS = Duration.ofSeconds(10);

    /** Below this, tenths of a line are told. */
    private static final double FEW = 10;

    private static final double MILLIS = 1000;

    /** Such as {@code live} or {@code catching up, up to 14:05:09}. */
    String state(Standing standing, Instant now) {
        return switch (standing.now()) {
            case Standing.Now.Waiting() -> texts.get("logs.status.waiting");
            case Standing.Now.SignIn() -> texts.get("logs.status.sign-in");
            case Standing.Now.Unreachable() -> texts.get("logs.status.unreachable");
            case Standing.Now.Throttled() -> texts.get("logs.status.throttled");
            case Standing.Now.Paused() -> texts.get("logs.status.paused");
            case Standing.Now.CatchingUp(Instant upTo) ->
                    texts.get("logs.status.catching-up", stamps.second(upTo, now));
            case Standing.Now.Live() -> texts.get("logs.status.live");
            case Standing.Now.Ended() -> texts.get("logs.status.ended");
        };
    }

    /** The style of the dot beside it. */
    static String style(Standing.Now now) {
        return switch (now) {
            case Standing.Now.Live() -> "success-dot";
            case Standing.Now.CatchingUp _, Standing.Now.Paused() -> "accent-dot";
            case Standing.Now.SignIn(), Standing.Now.Unreachable() -> "danger-dot";
            case Standing.Now.Throttled() -> "warning-dot";
            case Standing.Now.Waiting(), Standing.Now.Ended() -> "muted-dot";
        };
    }

    Optional<String> speed(Standing standing) {
        return reading(standing)
                .map(Status::linesPerSecond)
                .map(speed -> speed < FEW ? Math.round(speed * FEW) / FEW : Math.round(speed))
                .map(speed -> texts.get("logs.status.speed", speed));
    }

    Optional<String> behind(Standing standing) {
        return reading(standing)
                .map(Status::behind)
                .map(
                        behind ->
                                behind.compareTo(TENTHS) < 0
                                        ? texts.get(
                                                "logs.status.behind.tenths",
                                                behind.toMillis() / MILLIS)
                                        : texts.get("logs.status.behind", stamps.span(behind)));
    }

    private static Optional<Status> reading(Standing standing) {
        return standing.status().filter(_ -> standing.isReading());
    }

    String held(Standing standing) {
        return texts.get("logs.status.held", standing.held(), standing.cap());
    }

    String late(Standing standing) {
        return texts.get("logs.status.late", standing.status().map(Status::late).orElse(0L));
    }

    String dropped(Standing standing) {
        return texts.get("logs.status.dropped", standing.dropped());
    }

    /** Such as {@code 2 of 6 log groups cannot be read}. */
    Optional<String> blocked(Standing standing) {
        int blocked = standing.blocked().size();
        return blocked == 0
                ? Optional.empty()
                : Optional.of(texts.get("logs.status.blocked", blocked, standing.groups()));
    }
}
