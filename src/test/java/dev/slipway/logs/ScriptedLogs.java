package dev.slipway.logs;

import dev.slipway.engine.Time;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudwatchlogs.model.CloudWatchLogsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * A CloudWatch that knows beforehand what will be written, when, and when it will have it. A page
 * and those after it show what was there when the first was asked for.
 */
final class ScriptedLogs implements Pages.Door {
    private static final int PAGE = 10_000;
    private static final int EMPTY_OF = 7;

    /** A line that is there from one moment on. */
    record Event(long timestamp, long ingested, String stream, String message) {}

    private final Time time;
    private final Random random;
    private final Map<String, List<Event>> groups = new HashMap<>();
    private final Map<String, NavigableMap<Long, List<Event>>> ingested = new HashMap<>();
    private double throttled;
    private Predicate<FilterLogEventsRequest> expired = any -> false;
    private int calls;
    private int emptied;

    ScriptedLogs(Time time, long seed) {
        this.time = time;
        this.random = new Random(seed);
    }

    synchronized void put(String group, List<Event> events) {
        List<Event> sorted = new ArrayList<>(events);
        sorted.sort(Comparator.comparingLong(Event::timestamp).thenComparingLong(Event::ingested));
        groups.put(group, sorted);
        NavigableMap<Long, List<Event>> byIngestion = new TreeMap<>();
        sorted.forEach(
                event ->
                        byIngestion
                                .computeIfAbsent(event.ingested(), _ -> new ArrayList<>())
                                .add(event));
        ingested.put(group, byIngestion);
    }

    synchronized boolean has(String group) {
        return groups.containsKey(group);
    }

    /** What came from after a moment up to another. */
    synchronized List<Event> ingested(String group, long after, long upTo) {
        return ingested.get(group).subMap(after, false, upTo, true).values().stream()
                .flatMap(List::stream)
                .toList();
    }

    synchronized void delete(String group) {
        groups.remove(group);
    }

    /** Refuses such a share of all calls. */
    synchronized void throttle(double share) {
        throttled = share;
    }

    synchronized void expire(Predicate<FilterLogEventsRequest> when) {
        expired = when;
    }

    synchronized int calls() {
        return calls;
    }

    @Override
    public synchronized FilterLogEventsResponse ask(FilterLogEventsRequest request) {
        calls++;
        if (random.nextDouble() < throttled) {
            throw refusal("ThrottlingException", "Rate exceeded");
        }
        if (expired.test(request)) {
            throw refusal(
                    "ExpiredTokenException",
                    "The security token included in the request is expired");
        }
        List<Event> events = groups.get(request.logGroupName());
        if (events == null) {
            throw refusal(
                    ResourceNotFoundException.builder(),
                    "ResourceNotFoundException",
                    "The specified log group does not exist.");
        }
        return page(request, events);
    }

    static RuntimeException refusal(String code, String message) {
        return refusal(CloudWatchLogsException.builder(), code, message);
    }

    static RuntimeException refusal(
            AwsServiceException.Builder exception, String code, String message) {
        return exception
                .awsErrorDetails(
                        AwsErrorDetails.builder().errorCode(code).errorMessage(message).build())
                .message(message)
                .statusCode(400)
                .build();
    }

    private FilterLogEventsResponse page(FilterLogEventsRequest request, List<Event> events) {
        long asOf = time.now().toEpochMilli();
        int at = first(events, request.startTime());
        if (request.nextToken() != null) {
            String[] token = request.nextToken().split("@");
            at = Integer.parseInt(token[0]);
            asOf = Long.parseLong(token[1]);
        }
        if (++emptied % EMPTY_OF == 0) {
            return FilterLogEventsResponse.builder().nextToken(at + "@" + asOf).build();
        }
        long last = request.endTime() == null ? Long.MAX_VALUE : request.endTime();
        List<FilteredLogEvent> found = new ArrayList<>();
        while (at < events.size() && found.size() < PAGE && events.get(at).timestamp() <= last) {
            Event event = events.get(at);
            if (event.ingested() <= asOf) {
                found.add(shown(event, at));
            }
            at++;
        }
        boolean more = found.size() == PAGE;
        return FilterLogEventsResponse.builder()
                .events(found)
                .nextToken(more ? at + "@" + asOf : null)
                .build();
    }

    private static int first(List<Event> events, long from) {
        int low = 0;
        int high = events.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (events.get(middle).timestamp() < from) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static FilteredLogEvent shown(Event event, int number) {
        return FilteredLogEvent.builder()
                .eventId("3" + event.timestamp() + "00000000000000" + (1_000_000_000L + number))
                .timestamp(event.timestamp())
                .ingestionTime(event.ingested())
                .logStreamName(event.stream())
                .message(event.message())
                .build();
    }
}
