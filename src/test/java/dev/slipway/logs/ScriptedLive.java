package dev.slipway.logs;

import dev.slipway.engine.Time;
import dev.slipway.logs.ScriptedLogs.Event;

import software.amazon.awssdk.services.cloudwatchlogs.model.LiveTailSessionLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cloudwatchlogs.model.SessionStreamingException;
import software.amazon.awssdk.services.cloudwatchlogs.model.SessionTimeoutException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * The Live Tail of a {@link ScriptedLogs}: once a second what came in that second, 500 lines at
 * most. A session may begin with what came before it, and brings that a second time then.
 */
final class ScriptedLive implements LiveDoor {
    private static final long SECOND = 1000;
    private static final long OPENING = 300;
    private static final long LENGTH = Duration.ofHours(3).toMillis();

    private final Time time;
    private final ScriptedLogs logs;
    private final Random random;
    private final List<List<String>> opened = new ArrayList<>();
    private Optional<RuntimeException> refusal = Optional.empty();
    private Duration before = Duration.ZERO;
    private double breaks;
    private int most = 500;
    private int open;
    private int sampled;
    private int broken;
    private int timedOut;

    ScriptedLive(Time time, ScriptedLogs logs, long seed) {
        this.time = time;
        this.logs = logs;
        this.random = new Random(seed);
    }

    /** Refuses to open sessions, or does not any more. */
    synchronized void refuse(Optional<RuntimeException> with) {
        refusal = with;
    }

    /** Begins sessions with what came in the time before. */
    synchronized void before(Duration time) {
        before = time;
    }

    /** Breaks sessions in such a share of their seconds. */
    synchronized void breaks(double share) {
        breaks = share;
    }

    /** Leaves out lines above so many a second. */
    synchronized void samplesAbove(int lines) {
        most = lines;
    }

    /** The groups of each session so far. */
    synchronized List<List<String>> opened() {
        return List.copyOf(opened);
    }

    synchronized int open() {
        return open;
    }

    synchronized int sampled() {
        return sampled;
    }

    synchronized int timedOut() {
        return timedOut;
    }

    synchronized int broken() {
        return broken;
    }

    @Override
    public synchronized Session open(List<String> groups) {
        opened.add(groups);
        open++;
        return new Scripted(groups, time.now().toEpochMilli() + OPENING);
    }

    private final class Scripted implements Session {
        private final List<String> groups;
        private final long opened;
        private Optional<RuntimeException> end = Optional.empty();
        private boolean started;
        private boolean closed;
        private long upTo;

        Scripted(List<String> groups, long opened) {
            this.groups = groups;
            this.opened = opened;
            this.upTo = opened - before.toMillis();
        }

        @Override
        public List<Update> take() {
            synchronized (ScriptedLive.this) {
                List<Update> updates = new ArrayList<>();
                long now = time.now().toEpochMilli();
                if (now < opened) {
                    return updates;
                }
                if (!started) {
                    end = refused();
                    end.ifPresentOrElse(_ -> {}, () -> updates.add(new Update(false, List.of())));
                    started = true;
                }
                while (end.isEmpty() && Math.max(upTo, opened) + SECOND <= now) {
                    second(updates);
                }
                if (updates.isEmpty() && end.isPresent()) {
                    throw end.get();
                }
                return updates;
            }
        }

        private Optional<RuntimeException> refused() {
            return groups.stream().allMatch(logs::has)
                    ? refusal
                    : Optional.of(
                            ScriptedLogs.refusal(
                                    ResourceNotFoundException.builder(),
                                    "ResourceNotFoundException",
                                    "The specified log group does not exist."));
        }

        private void second(List<Update> updates) {
            long next = Math.max(upTo, opened) + SECOND;
            if (random.nextDouble() < breaks) {
                broken++;
                end = Optional.of(SessionStreamingException.builder().message("lost").build());
                return;
            }
            if (next - opened >= LENGTH) {
                timedOut++;
                end = Optional.of(SessionTimeoutException.builder().message("3 hours").build());
                return;
            }
            List<LiveTailSessionLogEvent> events = new ArrayList<>();
            for (String group : groups) {
                if (logs.has(group)) {
                    logs.ingested(group, upTo, next).forEach(e -> events.add(shown(group, e)));
                }
            }
            boolean tooMany = events.size() > most;
            sampled += tooMany ? 1 : 0;
            Collections.shuffle(events, random);
            updates.add(new Update(tooMany, tooMany ? events.subList(0, most) : events));
            upTo = next;
        }

        @Override
        public void close() {
            synchronized (ScriptedLive.this) {
                open -= closed ? 0 : 1;
                closed = true;
            }
        }
    }

    private static LiveTailSessionLogEvent shown(String group, Event event) {
        return LiveTailSessionLogEvent.builder()
                .logGroupIdentifier("123456789012:" + group)
                .logStreamName(event.stream())
                .timestamp(event.timestamp())
                .ingestionTime(event.ingested())
                .message(event.message())
                .build();
    }
}
