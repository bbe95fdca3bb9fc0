package dev.slipway.sandbox.logs;

import dev.slipway.sandbox.logs.LogStore.Group;
import dev.slipway.sandbox.world.Chance;
import dev.slipway.sandbox.world.World;

import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What can be read in a group: what was put there, and what writers have written. */
record Events(World world) {
    /** Of what writers wrote, no more than this is there to be read. */
    private static final Duration KEPT = Duration.ofDays(1);

    /** No writer's lines are ingested later. */
    private static final Duration LATEST = Duration.ofMinutes(2);

    private static final Comparator<FilteredLogEvent> ORDER =
            Comparator.comparing(FilteredLogEvent::timestamp)
                    .thenComparing(FilteredLogEvent::eventId);

    /**
     * The events of a time in their order.
     *
     * @param from in milliseconds since 1970; null for the oldest
     * @param to the last millisecond; null for the newest
     * @param asOf later ones had not been ingested yet
     */
    List<FilteredLogEvent> of(
            Group group, Predicate<String> stream, Long from, Long to, Instant asOf) {
        Instant oldest = asOf.minus(KEPT);
        Instant start = from == null ? oldest : Instant.ofEpochMilli(from);
        Instant first = start.isBefore(oldest) ? oldest : start;
        Instant last = to == null ? asOf : Instant.ofEpochMilli(to).plusMillis(1);
        Stream<FilteredLogEvent> written =
                group.writers.entrySet().stream()
                        .filter(writer -> stream.test(writer.getKey()))
                        .flatMap(
                                writer ->
                                        writer.getValue()
                                                .lines(first, last.isAfter(asOf) ? asOf : last)
                                                .filter(line -> !line.ingested().isAfter(asOf))
                                                .map(line -> event(group, writer.getKey(), line)));
        Stream<FilteredLogEvent> put =
                group.events.stream()
                        .filter(event -> stream.test(event.logStreamName()))
                        .filter(event -> event.ingestionTime() <= asOf.toEpochMilli())
                        .filter(event -> from == null || event.timestamp() >= from)
                        .filter(event -> to == null || event.timestamp() <= to);
        return Stream.concat(put, written).sorted(ORDER).toList();
    }

    /** The events of some streams that were ingested from a millisecond to before another. */
    List<FilteredLogEvent> ingested(
            Group group, Predicate<String> stream, Instant from, Instant to) {
        Stream<FilteredLogEvent> written =
                group.writers.entrySet().stream()
                        .filter(writer -> stream.test(writer.getKey()))
                        .flatMap(
                                writer ->
                                        writer.getValue()
                                                .lines(from.minus(LATEST), to)
                                                .filter(line -> !line.ingested().isBefore(from))
                                                .filter(line -> line.ingested().isBefore(to))
                                                .map(line -> event(group, writer.getKey(), line)));
        Stream<FilteredLogEvent> put =
                group.events.stream()
                        .filter(event -> stream.test(event.logStreamName()))
                        .filter(event -> event.ingestionTime() >= from.toEpochMilli())
                        .filter(event -> event.ingestionTime() < to.toEpochMilli());
        return Stream.concat(put, written).sorted(ORDER).toList();
    }

    private FilteredLogEvent event(Group group, String stream, Writer.Line line) {
        Chance chance = world.chance().of(group.group.logGroupName()).of(stream).of(line.number());
        long at = line.at().toEpochMilli();
        return FilteredLogEvent.builder()
                .eventId("%d%019d".formatted(at, (long) (chance.unit() * 1e18)))
                .logStreamName(stream)
                .timestamp(at)
                .ingestionTime(line.ingested().toEpochMilli())
                .message(line.message())
                .build();
    }
}
