package dev.slipway.sandbox.logs;

import dev.slipway.sandbox.logs.LogStore.Group;
import dev.slipway.sandbox.wire.Part;
import dev.slipway.sandbox.world.Page;
import dev.slipway.sandbox.world.World;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudwatchlogs.model.*;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Log groups, their streams, and the events in them. */
public final class SandboxLogs implements LiveLogs {
    private static final Set<Integer> RETENTIONS =
            Set.of(
                    1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192,
                    2557, 2922, 3288, 3653);
    private static final int PAGE = 50;

    private final World world;
    private final LogStore store;
    private final Known known;
    private final EventCalls events;

    public SandboxLogs(World world, LogStore store) {
        this.world = world;
        this.store = store;
        this.known = new Known(world, store);
        this.events = new EventCalls(world, store, known);
    }

    @Override
    public CreateLogGroupResponse createLogGroup(CreateLogGroupRequest request) {
        String name = request.logGroupName();
        if (name == null || !name.matches("[.\\-_/#A-Za-z0-9]{1,512}")) {
            throw known.invalid(
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
        known.group(request.logGroupName());
        store.groups().remove(request.logGroupName());
        return DeleteLogGroupResponse.builder().build();
    }

    @Override
    public DescribeLogGroupsResponse describeLogGroups(DescribeLogGroupsRequest request) {
        if (request.logGroupNamePrefix() != null && request.logGroupNamePattern() != null) {
            throw known.invalid(
                    "LogGroup name prefix and LogGroup name pattern are mutually exclusive");
        }
        List<LogGroup> found =
                store.groups().values().stream()
                        .map(group -> group.group)
                        .filter(group -> isMeant(group, request))
                        .toList();
        Page<LogGroup> page = known.page(found, request.nextToken(), request.limit(), PAGE);
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
            throw known.invalid(
                    "Value at 'retentionInDays' failed to satisfy constraint: one of "
                            + RETENTIONS.stream().sorted().toList());
        }
        Group group = known.group(request.logGroupName());
        group.group = group.group.toBuilder().retentionInDays(request.retentionInDays()).build();
        return PutRetentionPolicyResponse.builder().build();
    }

    @Override
    public DeleteRetentionPolicyResponse deleteRetentionPolicy(
            DeleteRetentionPolicyRequest request) {
        Group group = known.group(request.logGroupName());
        group.group = group.group.toBuilder().retentionInDays(null).build();
        return DeleteRetentionPolicyResponse.builder().build();
    }

    @Override
    public CreateLogStreamResponse createLogStream(CreateLogStreamRequest request) {
        Group group = known.group(request.logGroupName());
        String name = request.logStreamName();
        if (name == null || !name.matches("[^:*]{1,512}")) {
            throw known.invalid("Value at 'logStreamName' failed to satisfy constraint: [^:*]*");
        }
        if (group.streams.containsKey(name)) {
            throw exists("The specified log stream already exists");
        }
        store.open(request.logGroupName(), name);
        return CreateLogStreamResponse.builder().build();
    }

    @Override
    public DeleteLogStreamResponse deleteLogStream(DeleteLogStreamRequest request) {
        Group group = known.group(request.logGroupName());
        known.stream(group, request.logStreamName());
        group.streams.remove(request.logStreamName());
        group.writers.remove(request.logStreamName());
        group.events.removeIf(event -> event.logStreamName().equals(request.logStreamName()));
        return DeleteLogStreamResponse.builder().build();
    }

    @Override
    public DescribeLogStreamsResponse describeLogStreams(DescribeLogStreamsRequest request) {
        boolean byTime = request.orderBy() == OrderBy.LAST_EVENT_TIME;
        if (byTime && request.logStreamNamePrefix() != null) {
            throw known.invalid("Cannot order by LastEventTime with a logStreamNamePrefix.");
        }
        String prefix = request.logStreamNamePrefix() == null ? "" : request.logStreamNamePrefix();
        Comparator<LogStream> order =
                byTime
                        ? Comparator.comparing(
                                LogStream::lastEventTimestamp,
                                Comparator.nullsFirst(Comparator.naturalOrder()))
                        : Comparator.comparing(LogStream::logStreamName);
        Group group = known.group(Known.name(request.logGroupName(), request.logGroupIdentifier()));
        List<LogStream> found =
                group.streams.values().stream()
                        .map(stream -> store.shown(group, stream))
                        .filter(stream -> stream.logStreamName().startsWith(prefix))
                        .sorted(
                                Boolean.TRUE.equals(request.descending())
                                        ? order.reversed()
                                        : order)
                        .toList();
        Page<LogStream> page = known.page(found, request.nextToken(), request.limit(), PAGE);
        return DescribeLogStreamsResponse.builder()
                .logStreams(page.items())
                .nextToken(page.next())
                .build();
    }

    @Override
    public PutLogEventsResponse putLogEvents(PutLogEventsRequest request) {
        return events.put(request);
    }

    @Override
    public FilterLogEventsResponse filterLogEvents(FilterLogEventsRequest request) {
        return events.filter(request);
    }

    @Override
    public Part startLiveTail(StartLiveTailRequest request, String mark) {
        return new LiveTail(world, store, known).part(request, mark);
    }

    @Override
    public GetLogEventsResponse getLogEvents(GetLogEventsRequest request) {
        return events.get(request);
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
        return known.group(Known.name(null, arn));
    }

    private void checkTags(Map<String, String> tags) {
        if (tags.size() > 50
                || tags.keySet().stream()
                        .anyMatch(key -> key.isEmpty() || key.startsWith("aws:"))) {
            throw known.invalid("Tags are not valid: at most 50, and none may start with aws:");
        }
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
