package dev.slipway.sandbox.logs;

import dev.slipway.sandbox.logs.LogStore.Group;
import dev.slipway.sandbox.world.Page;
import dev.slipway.sandbox.world.World;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.*;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Log groups, their streams, and the events in them. */
public final class SandboxLogs implements CloudWatchLogsClient {
    private static final Set<Integer> RETENTIONS =
            Set.of(
                    1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192,
                    2557, 2922, 3288, 3653);
    private static final int PAGE = 50;
    private static final int STREAMS_AT_ONCE = 100;
    private static final int EVENTS_PAGE = 10_000;
    private static final Duration OLDEST = Duration.ofDays(14);
    private static final Duration NEWEST = Duration.ofHours(2);

    private final World world;
    private final LogStore store;

    public SandboxLogs(World world, LogStore store) {
        this.world = world;
        this.store = store;
    }

    @Override
    public CreateLogGroupResponse createLogGroup(CreateLogGroupRequest request) {
        String name = request.logGroupName();
        if (name == null || !name.matches("[.\\-_/#A-Za-z0-9]{1,512}")) {
            throw invalid(
                    "Value at 'logGroupName' failed to satisfy constraint: [\\.\\-_/#A-Za-z0-9]+");
        }
        checkTags(request.tags());
        if (store.groups().containsKey(name)) {
            throw exists("The specified log group already exists");
        }
        Group group =
                new Group(
                        LogGroup.builder()
                                .logGroupName(name)
                                .arn(store.arn(name) + ":*")
                                .logGroupArn(store.arn(name))
                                .creationTime(world.now().toEpochMilli())
                                .metricFilterCount(0)
                                .storedBytes(0L)
                                .logGroupClass(LogGroupClass.STANDARD)
                                .build());
        group.tags.putAll(request.tags());
        store.groups().put(name, group);
        return CreateLogGroupResponse.builder().build();
    }

    @Override
    public DeleteLogGroupResponse deleteLogGroup(DeleteLogGroupRequest request) {
        group(request.logGroupName());
        store.groups().remove(request.logGroupName());
        return DeleteLogGroupResponse.builder().build();
    }

    @Override
    public DescribeLogGroupsResponse describeLogGroups(DescribeLogGroupsRequest request) {
        if (request.logGroupNamePrefix() != null && request.logGroupNamePattern() != null) {
            throw invalid("LogGroup name prefix and LogGroup name pattern are mutually exclusive");
        }
        List<LogGroup> found =
                store.groups().values().stream()
                        .map(group -> group.group)
                        .filter(group -> isMeant(group, request))
                        .toList();
        Page<LogGroup> page = page(found, request.nextToken(), request.limit(), PAGE);
        return DescribeLogGroupsResponse.builder()
                .logGroups(page.items())
                .nextToken(page.next())
                .build();
    }

    private static boolean isMeant(LogGroup group, DescribeLogGroupsRequest request) {
        String name = group.logGroupName();
        List<String> ids = request.logGroupIdentifiers();
        return (ids.isEmpty() || ids.contains(name) || ids.contains(group.logGroupArn()))
                && (request.logGroupNamePrefix() == null
                        || name.startsWith(request.logGroupNamePrefix()))
                && (request.logGroupNamePattern() == null
                        || name.contains(request.logGroupNamePattern()));
    }

    @Override
    public PutRetentionPolicyResponse putRetentionPolicy(PutRetentionPolicyRequest request) {
        if (!RETENTIONS.contains(request.retentionInDays())) {
            throw invalid(
                    "Value at 'retentionInDays' failed to satisfy constraint: one of "
                            + RETENTIONS.stream().sorted().toList());
        }
        Group group = group(request.logGroupName());
        group.group = group.group.toBuilder().retentionInDays(request.retentionInDays()).build();
        return PutRetentionPolicyResponse.builder().build();
    }

    @Override
    public DeleteRetentionPolicyResponse deleteRetentionPolicy(
            DeleteRetentionPolicyRequest request) {
        Group group = group(request.logGroupName());
        group.group = group.group.toBuilder().retentionInDays(null).build();
        return DeleteRetentionPolicyResponse.builder().build();
    }

    @Override
    public CreateLogStreamResponse createLogStream(CreateLogStreamRequest request) {
        Group group = group(request.logGroupName());
        String name = request.logStreamName();
        if (name == null || !name.matches("[^:*]{1,512}")) {
            throw invalid("Value at 'logStreamName' failed to satisfy constraint: [^:*]*");
        }
        if (group.streams.containsKey(name)) {
            throw exists("The specified log stream already exists");
        }
        store.open(request.logGroupName(), name);
        return CreateLogStreamResponse.builder().build();
    }

    @Override
    public DeleteLogStreamResponse deleteLogStream(DeleteLogStreamRequest request) {
        Group group = group(request.logGroupName());
        stream(group, request.logStreamName());
        group.streams.remove(request.logStreamName());
        group.writers.remove(request.logStreamName());
        group.events.removeIf(event -> event.logStreamName().equals(request.logStreamName()));
        return DeleteLogStreamResponse.builder().build();
    }

    @Override
    public DescribeLogStreamsResponse describeLogStreams(DescribeLogStreamsRequest request) {
        boolean byTime = request.orderBy() == OrderBy.LAST_EVENT_TIME;
        if (byTime && request.logStreamNamePrefix() != null) {
            throw invalid("Cannot order by LastEventTime with a logStreamNamePrefix.");
        }
        String prefix = request.logStreamNamePrefix() == null ? "" : request.logStreamNamePrefix();
        Comparator<LogStream> order =
                byTime
                        ? Comparator.comparing(
                                LogStream::lastEventTimestamp,
                                Comparator.nullsFirst(Comparator.naturalOrder()))
                        : Comparator.comparing(LogStream::logStreamName);
        Group group = group(name(request.logGroupName(), request.logGroupIdentifier()));
        List<LogStream> found =
                group.streams.values().stream()
                        .map(stream -> store.shown(group, stream))
                        .filter(stream -> stream.logStreamName().startsWith(prefix))
                        .sorted(
                                Boolean.TRUE.equals(request.descending())
                                        ? order.reversed()
                                        : order)
                        .toList();
        Page<LogStream> page = page(found, request.nextToken(), request.limit(), PAGE);
        return DescribeLogStreamsResponse.builder()
                .logStreams(page.items())
                .nextToken(page.next())
                .build();
    }

    @Override
    public PutLogEventsResponse putLogEvents(PutLogEventsRequest request) {
        Group group = group(request.logGroupName());
        stream(group, request.logStreamName());
        long last = Long.MIN_VALUE;
        for (InputLogEvent event : request.logEvents()) {
            if (event.timestamp() < last) {
                throw invalid(
                        "Log events in a single PutLogEvents request must be in chronological"
                                + " order.");
            }
            last = event.timestamp();
        }
        RejectedLogEventsInfo.Builder rejected = RejectedLogEventsInfo.builder();
        for (int at = 0; at < request.logEvents().size(); at++) {
            InputLogEvent event = request.logEvents().get(at);
            Instant instant = Instant.ofEpochMilli(event.timestamp());
            if (instant.isBefore(world.now().minus(OLDEST))) {
                rejected.tooOldLogEventEndIndex(at + 1);
            } else if (instant.isAfter(world.now().plus(NEWEST))) {
                rejected.tooNewLogEventStartIndex(at);
                break;
            } else {
                store.write(
                        request.logGroupName(), request.logStreamName(), instant, event.message());
            }
        }
        RejectedLogEventsInfo info = rejected.build();
        return PutLogEventsResponse.builder()
                .nextSequenceToken(world.ids().decimal(32, "sequence"))
                .rejectedLogEventsInfo(
                        info.equals(RejectedLogEventsInfo.builder().build()) ? null : info)
                .build();
    }

    @Override
    public FilterLogEventsResponse filterLogEvents(FilterLogEventsRequest request) {
        if (!request.logStreamNames().isEmpty() && request.logStreamNamePrefix() != null) {
            throw invalid("logStreamNames and logStreamNamePrefix are mutually exclusive.");
        }
        if (request.logStreamNames().size() > STREAMS_AT_ONCE) {
            throw invalid("logStreamNames can have at most 100 members.");
        }
        Group group = group(name(request.logGroupName(), request.logGroupIdentifier()));
        request.logStreamNames().forEach(name -> stream(group, name));
        FilterPattern pattern = FilterPattern.of(request.filterPattern());
        Cursor cursor = Cursor.of(request.nextToken(), world.now());
        List<FilteredLogEvent> found =
                new Events(world)
                                .of(
                                        group,
                                        stream -> isMeant(stream, request),
                                        request.startTime(),
                                        request.endTime(),
                                        cursor.asOf())
                                .stream()
                                .filter(event -> pattern.matches(event.message()))
                                .toList();
        Page<FilteredLogEvent> page = page(found, cursor.token(), request.limit(), EVENTS_PAGE);
        return FilterLogEventsResponse.builder()
                .events(page.items())
                .searchedLogStreams(List.of())
                .nextToken(page.next() == null ? null : page.next() + "@" + cursor.millis())
                .build();
    }

    private static boolean isMeant(String stream, FilterLogEventsRequest request) {
        List<String> streams = request.logStreamNames();
        String prefix = request.logStreamNamePrefix();
        return (streams.isEmpty() || streams.contains(stream))
                && (prefix == null || stream.startsWith(prefix));
    }

    /** Where the next page begins, among the events that the first page was cut from. */
    private record Cursor(String token, Instant asOf) {
        static Cursor of(String token, Instant now) {
            int at = token == null ? -1 : token.lastIndexOf('@');
            return at < 0 || !token.substring(at + 1).matches("\\d{1,15}")
                    ? new Cursor(token, now)
                    : new Cursor(
                            token.substring(0, at),
                            Instant.ofEpochMilli(Long.parseLong(token.substring(at + 1))));
        }

        long millis() {
            return asOf.toEpochMilli();
        }
    }

    @Override
    public GetLogEventsResponse getLogEvents(GetLogEventsRequest request) {
        Group group = group(name(request.logGroupName(), request.logGroupIdentifier()));
        stream(group, request.logStreamName());
        List<FilteredLogEvent> all =
                new Events(world)
                        .of(
                                group,
                                request.logStreamName()::equals,
                                request.startTime(),
                                request.endTime() == null ? null : request.endTime() - 1,
                                world.now());
        int size = request.limit() == null ? EVENTS_PAGE : request.limit();
        if (size < 1 || size > EVENTS_PAGE) {
            throw invalid("Value at 'limit' must be between 1 and " + EVENTS_PAGE);
        }
        Window window =
                Window.of(
                                all,
                                request.nextToken(),
                                Boolean.TRUE.equals(request.startFromHead()),
                                size)
                        .orElseThrow(() -> invalid("The specified nextToken is invalid."));
        return GetLogEventsResponse.builder()
                .events(window.events().stream().map(SandboxLogs::output).toList())
                .nextForwardToken(window.forward())
                .nextBackwardToken(window.backward())
                .build();
    }

    private static OutputLogEvent output(FilteredLogEvent event) {
        return OutputLogEvent.builder()
                .timestamp(event.timestamp())
                .ingestionTime(event.ingestionTime())
                .message(event.message())
                .build();
    }

    @Override
    public TagResourceResponse tagResource(TagResourceRequest request) {
        checkTags(request.tags());
        byArn(request.resourceArn()).tags.putAll(request.tags());
        return TagResourceResponse.builder().build();
    }

    @Override
    public UntagResourceResponse untagResource(UntagResourceRequest request) {
        byArn(request.resourceArn()).tags.keySet().removeAll(request.tagKeys());
        return UntagResourceResponse.builder().build();
    }

    @Override
    public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
        return ListTagsForResourceResponse.builder()
                .tags(Map.copyOf(byArn(request.resourceArn()).tags))
                .build();
    }

    private Group byArn(String arn) {
        return group(name(null, arn));
    }

    private static String name(String name, String identifier) {
        String found = name == null ? identifier : name;
        return found == null ? null : found.replaceFirst("^arn:.*:log-group:", "");
    }

    private Group group(String name) {
        Group group = name == null ? null : store.groups().get(name);
        if (group == null) {
            throw missing("The specified log group does not exist.");
        }
        return group;
    }

    private void stream(Group group, String name) {
        if (!group.streams.containsKey(name)) {
            throw missing("The specified log stream does not exist.");
        }
    }

    private void checkTags(Map<String, String> tags) {
        if (tags.size() > 50
                || tags.keySet().stream()
                        .anyMatch(key -> key.isEmpty() || key.startsWith("aws:"))) {
            throw invalid("Tags are not valid: at most 50, and none may start with aws:");
        }
    }

    private <T> Page<T> page(List<T> all, String token, Integer wanted, int limit) {
        if (wanted != null && (wanted < 1 || wanted > limit)) {
            throw invalid("Value at 'limit' must be between 1 and " + limit);
        }
        return Page.of(all, token, wanted, limit)
                .orElseThrow(() -> invalid("The specified nextToken is invalid."));
    }

    private AwsServiceException invalid(String message) {
        return world.refuse(
                InvalidParameterException.builder(), "InvalidParameterException", message);
    }

    private AwsServiceException missing(String message) {
        return world.refuse(
                ResourceNotFoundException.builder(), "ResourceNotFoundException", message);
    }

    private AwsServiceException exists(String message) {
        return world.refuse(
                ResourceAlreadyExistsException.builder(),
                "ResourceAlreadyExistsException",
                message);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
