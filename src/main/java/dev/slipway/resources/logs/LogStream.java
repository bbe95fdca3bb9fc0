package dev.slipway.resources.logs;

import dev.slipway.aws.Account;
import dev.slipway.engine.Changes;
import dev.slipway.engine.Group;
import dev.slipway.engine.Immutable;
import dev.slipway.engine.Live;
import dev.slipway.engine.Output;
import dev.slipway.engine.Resource;
import dev.slipway.engine.ResourceKind;
import dev.slipway.engine.Scope;

import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

import java.util.Map;
import java.util.Optional;

/**
 * A stream that must be there before its writer is, such as that of a delivery stream's errors.
 *
 * @param group the name of its log group
 * @param name 1 to 512 characters other than {@code :} and {@code *}
 */
public record LogStream(@Immutable Output<String> group, @Immutable String name)
        implements Resource {
    public static final String NAME = "name";

    /** The calls for log streams. */
    public static final class Kind implements ResourceKind<LogStream> {
        private final Account account;

        public Kind(Account account) {
            this.account = account;
        }

        @Override
        public Class<LogStream> type() {
            return LogStream.class;
        }

        @Override
        public String words() {
            return "CloudWatch log stream";
        }

        @Override
        public Group group() {
            return Group.LOGGING;
        }

        @Override
        public Optional<Class<? extends Resource>> partOf() {
            return Optional.of(LogGroup.class);
        }

        @Override
        public String identity(LogStream desired) {
            return desired.group.get() + ":" + desired.name;
        }

        @Override
        public Optional<Live<LogStream>> read(LogStream sought, Scope scope) {
            try {
                return account
                        .logs()
                        .describeLogStreams(
                                request ->
                                        request.logGroupName(sought.group.get())
                                                .logStreamNamePrefix(sought.name))
                        .logStreams()
                        .stream()
                        .filter(stream -> stream.logStreamName().equals(sought.name))
                        .findFirst()
                        .map(stream -> live(sought));
            } catch (ResourceNotFoundException e) {
                return Optional.empty();
            }
        }

        @Override
        public Live<LogStream> create(LogStream desired, Scope scope) {
            try {
                account.logs()
                        .createLogStream(
                                request ->
                                        request.logGroupName(desired.group.get())
                                                .logStreamName(desired.name));
            } catch (ResourceAlreadyExistsException e) {
                // It is part of our log group, whoever created it.
            }
            return live(desired);
        }

        @Override
        public Live<LogStream> update(
                LogStream desired, Live<LogStream> live, Changes changes, Scope scope) {
            return live;
        }

        @Override
        public Deletion delete(Live<LogStream> live, Scope scope) {
            LogStream stream = live.properties();
            try {
                account.logs()
                        .deleteLogStream(
                                request ->
                                        request.logGroupName(stream.group.get())
                                                .logStreamName(stream.name));
            } catch (ResourceNotFoundException e) {
                // It went with its group.
            }
            return new Deletion.Gone();
        }

        private Live<LogStream> live(LogStream stream) {
            return Live.untagged(identity(stream), stream, Map.of(NAME, stream.name));
        }
    }
}
