package dev.slipway.aws;

import dev.slipway.engine.Time;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Compares the {@code Date} of each answer with the clock of this computer. */
final class AnswerDates implements ExecutionInterceptor {
    private final Time time;
    private volatile Optional<Duration> ahead = Optional.empty();

    AnswerDates(Time time) {
        this.time = time;
    }

    /** How far this computer was ahead at the last answer that had a date; may be negative. */
    Optional<Duration> ahead() {
        return ahead;
    }

    @Override
    public void afterTransmission(
            Context.AfterTransmission context, ExecutionAttributes attributes) {
        context.httpResponse()
                .firstMatchingHeader("Date")
                .flatMap(AnswerDates::parsed)
                .ifPresent(theirs -> ahead = Optional.of(Duration.between(theirs, time.now())));
    }

    private static Optional<Instant> parsed(String date) {
        try {
            return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
