package dev.slipway.resources.logs;

import dev.slipway.aws.Account;
import dev.slipway.aws.Batch;
import dev.slipway.engine.Changes;
import dev.slipway.engine.Group;
import dev.slipway.engine.Immutable;
import dev.slipway.engine.Live;
import dev.slipway.engine.Resource;
import dev.slipway.engine.ResourceKind;
import dev.slipway.engine.Scope;
import dev.slipway.resources.common.Creation;
import dev.slipway.resources.common.Lookup;
import dev.slipway.resources.common.Names;
import dev.slipway.resources.common.TagLookup;

import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A group of log streams in CloudWatch Logs.
 *
 * @param name 1 to 512 letters, digits and {@code . - _ / #}
 * @param retentionDays how long events are kept: one of the values that PutRetentionPolicy allows;
 *     0 for ever
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html">PutRetentionPolicy</a>
 */
public record LogGroup(@Immutable String name, int retentionDays) implements Resource {
    /** The ARN without the {@code :*} that some calls append. */
    public static final String ARN = "arn";

    public static final String NAME = "name";

    /** The calls for log groups. */
    public static final class Kind implements ResourceKind<LogGroup> {
        /** DescribeLogGroups takes no more identifiers at once. */
        private static final int LIMIT = 50;

        private final Account account;
        private final TagLookup tags;
        private final Batch<String, LogGroup> batch;

        public Kind(Account account) {
            this.account = account;
            this.tags = TagLookup.in(account);
            this.batch =
                    new Batch<>(
                            account.time(),
                            LIMIT,
                            this::describe,
                            ResourceNotFoundException.class::isInstance);
        }

        @Override
        public Class<LogGroup> type() {
            return LogGroup.class;
        }

        @Override
        public String words() {
            return "CloudWatch log group";
        }

        @Override
        public Group group() {
            return Group.LOGGING;
        }

        @Override
        public String identity(LogGroup desired) {
            return desired.name;
        }

        @Override
        public Optional<Live<LogGroup>> read(LogGroup sought, Scope scope) {
            String name = Lookup.name(scope, sought.name);
            var known = tags.known(scope, "logs");
            return Lookup.successor(
                    batch.get(name)
                            .flatMap(
                                    found ->
                                            known.apply(arn(name))
                                                    .or(() -> tags(name))
                                                    .map(all -> live(found, all))),
                    scope);
        }

        @Override
        public Live<LogGroup> create(LogGroup desired, Scope scope) {
            Live<LogGroup> created =
                    Creation.orAdopt(
                            scope,
                            ResourceAlreadyExistsException.class,
                            () -> {
                                logs().createLogGroup(
                                                request ->
                                                        request.logGroupName(desired.name)
                                                                .tags(scope.tags()));
                                return live(desired, scope.tags());
                            },
                            () -> read(desired, scope));
            retain(desired);
            return live(desired, created.tags().orElse(Map.of()));
        }

        @Override
        public Live<LogGroup> update(
                LogGroup desired, Live<LogGroup> live, Changes changes, Scope scope) {
            retain(desired);
            return new Live<>(live.id(), desired, live.outputs(), live.tags());
        }

        private void retain(LogGroup desired) {
            if (desired.retentionDays == 0) {
                logs().deleteRetentionPolicy(request -> request.logGroupName(desired.name));
            } else {
                logs().putRetentionPolicy(
                                request ->
                                        request.logGroupName(desired.name)
                                                .retentionInDays(desired.retentionDays));
            }
        }

        @Override
        public Deletion delete(Live<LogGroup> live, Scope scope) {
            try {
                logs().deleteLogGroup(request -> request.logGroupName(live.id()));
            } catch (ResourceNotFoundException e) {
                // Somebody was faster.
            }
            return new Deletion.Gone();
        }

        @Override
        public void tag(Live<LogGroup> live, Map<String, String> set, Set<String> remove) {
            String arn = live.outputs().get(ARN);
            if (!set.isEmpty()) {
                logs().tagResource(request -> request.resourceArn(arn).tags(set));
            }
            if (!remove.isEmpty()) {
                logs().untagResource(request -> request.resourceArn(arn).tagKeys(remove));
            }
        }

        @Override
        public LogGroup renamed(LogGroup desired, String suffix) {
            return new LogGroup(Names.suffixed(desired.name, suffix, 512), desired.retentionDays);
        }

        private CloudWatchLogsClient logs() {
            return account.logs();
        }

        private Map<String, LogGroup> describe(Set<String> names) {
            Map<String, LogGroup> found = new HashMap<>();
            logs().describeLogGroupsPaginator(request -> request.logGroupIdentifiers(names))
                    .logGroups()
                    .forEach(
                            group ->
                                    found.put(
                                            group.logGroupName(),
                                            new LogGroup(
                                                    group.logGroupName(),
                                                    Optional.ofNullable(group.retentionInDays())
                                                            .orElse(0))));
            return found;
        }

        private Optional<Map<String, String>> tags(String name) {
            try {
                return Optional.of(
                        logs().listTagsForResource(request -> request.resourceArn(arn(name)))
                                .tags());
            } catch (ResourceNotFoundException e) {
                return Optional.empty();
            }
        }

        private Live<LogGroup> live(LogGroup found, Map<String, String> tags) {
            return Live.tagged(
                    found.name, found, Map.of(ARN, arn(found.name), NAME, found.name), tags);
        }

        private String arn(String name) {
            return "arn:%s:logs:%s:%s:log-group:%s"
                    .formatted(
                            account.partition(),
                            account.region(),
                            account.identity().accountId(),
                            name);
        }
    }
}
