package dev.slipway.sandbox.logs;

import dev.slipway.sandbox.world.Tagged;
import dev.slipway.sandbox.world.World;

import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogStream;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is written in CloudWatch Logs; other services write here too. */
public final class LogStore implements Tagged {
    /** A group with what is in it. */
    static final class Group {
        LogGroup group;
        final Map<String, String> tags = new TreeMap<>();
        final SortedMap<String, LogStream> streams = new TreeMap<>();
        final List<FilteredLogEvent> events = new ArrayList<>();

        /** By stream. */
        final SortedMap<String, Writer> writers = new TreeMap<>();

        Group(LogGroup group) {
            this.group = group;
        }
    }

    private final World world;
    private final SortedMap<String, Group> groups = new TreeMap<>();

    public LogStore(World world) {
        this.world = world;
    }

    @Override
    public SortedMap<String, Map<String, String>> tagged() {
        SortedMap<String, Map<String, String>> all = new TreeMap<>();
        groups.values().stream()
                .filter(group -> !group.tags.isEmpty())
                .forEach(group -> all.put(group.group.logGroupArn(), Map.copyOf(group.tags)));
        return all;
    }

    SortedMap<String, Group> groups() {
        return groups;
    }

    /** Whether a stream exists in a group. */
    public boolean exists(String group, String stream) {
        return groups.containsKey(group) && groups.get(group).streams.containsKey(stream);
    }

    /** Whether a group exists. */
    public boolean exists(String group) {
        return groups.containsKey(group);
    }

    /** Creates a stream in an existing group, unless there is one. */
    public void open(String group, String stream) {
        groups.get(group)
                .streams
                .computeIfAbsent(
                        stream,
                        name ->
                                LogStream.builder()
                                        .logStreamName(name)
                                        .arn(arn(group) + ":log-stream:" + name)
                                        .creationTime(world.now().toEpochMilli())
                                        .storedBytes(0L)
                                        .build());
    }

    /** Gives a stream of an existing group, new or not, to somebody who writes into it. */
    public void open(String group, String stream, Writer writer) {
        open(group, stream);
        groups.get(group).writers.put(stream, writer);
    }

    /** Writes a line into an existing stream. */
    public void write(String group, String stream, Instant at, String message) {
        Group into = groups.get(group);
        into.events.add(
                FilteredLogEvent.builder()
                        .eventId(
                                at.toEpochMilli() + world.ids().decimal(19, "event", group, stream))
                        .logStreamName(stream)
                        .timestamp(at.toEpochMilli())
                        .ingestionTime(world.now().toEpochMilli())
                        .message(message)
                        .build());
        LogStream was = into.streams.get(stream);
        into.streams.put(
                stream,
                was.toBuilder()
                        .firstEventTimestamp(
                                Optional.ofNullable(was.firstEventTimestamp())
                                        .orElse(at.toEpochMilli()))
                        .lastEventTimestamp(at.toEpochMilli())
                        .lastIngestionTime(world.now().toEpochMilli())
                        .build());
    }

    /** A stream as it is now, which somebody may have written into by themselves. */
    LogStream shown(Group group, LogStream stream) {
        Writer writer = group.writers.get(stream.logStreamName());
        if (writer == null) {
            return stream;
        }
        long last = writer.last(world.now()).toEpochMilli();
        return stream.toBuilder()
                .firstEventTimestamp(stream.creationTime())
                .lastEventTimestamp(last)
                .lastIngestionTime(last)
                .build();
    }

    String arn(String group) {
        return world.arn("logs", "log-group:" + group);
    }
}
