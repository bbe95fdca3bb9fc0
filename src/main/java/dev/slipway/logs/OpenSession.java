package dev.slipway.logs;

import dev.slipway.logs.LiveDoor.Update;

import software.amazon.awssdk.services.cloudwatchlogs.model.LiveTailSessionLogEvent;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A session of Live Tail and those it brings lines for. */
final class OpenSession {
    /** An update comes every second; without one for so long, nobody should wait for it. */
    private static final Duration CURRENT = Duration.ofSeconds(3);

    private final int number;
    private final List<SourceReader> readers;
    private final LiveDoor.Session session;
    private final Merge merge;
    private Optional<Instant> updated = Optional.empty();

    /**
     * @param number unlike that of any session before
     */
    OpenSession(int number, List<SourceReader> readers, LiveDoor.Session session, Merge merge) {
        this.number = number;
        this.readers = readers;
        this.session = session;
        this.merge = merge;
    }

    /**
     * Takes what came; returns whether AWS left lines out.
     *
     * @throws RuntimeException what has ended the session
     */
    boolean take(Instant now) {
        boolean sampled = false;
        for (Update update : session.take()) {
            sampled |= update.sampled();
            // What there is no room for now comes by polling.
            if (merge.hasRoom()) {
                hand(update.events());
                updated = Optional.of(now);
            }
        }
        return sampled;
    }

    private void hand(List<LiveTailSessionLogEvent> events) {
        Map<String, List<LiveTailSessionLogEvent>> groups = new HashMap<>();
        for (LiveTailSessionLogEvent event : events) {
            groups.computeIfAbsent(group(event), _ -> new ArrayList<>()).add(event);
        }
        for (SourceReader reader : readers) {
            reader.takeLive(number, groups.getOrDefault(reader.source().group(), List.of()));
        }
    }

    /** AWS names groups by their ARN, or by the account and the name; names have no colons. */
    private static String group(LiveTailSessionLogEvent event) {
        String group = event.logGroupIdentifier();
        String name = group.endsWith(":*") ? group.substring(0, group.length() - 2) : group;
        return name.substring(name.lastIndexOf(':') + 1);
    }

    boolean isOpen() {
        return updated.isPresent();
    }

    /** Whether everything that is there was brought, as far as this session brings it. */
    boolean isCurrent(Instant now) {
        return updated.filter(at -> at.isAfter(now.minus(CURRENT))).isPresent()
                && readers.stream().allMatch(reader -> reader.pairs().isCounting());
    }

    void tellReaders(boolean current) {
        Optional<Instant> upTo = updated.filter(_ -> current);
        readers.forEach(reader -> reader.isLive(upTo));
    }

    void close() {
        session.close();
        tellReaders(false);
    }
}
