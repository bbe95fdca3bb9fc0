package dev.slipway.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.aws.Account;
import dev.slipway.aws.Audit;
import dev.slipway.engine.FakeScope;
import dev.slipway.engine.Live;
import dev.slipway.engine.Output;
import dev.slipway.engine.Time;
import dev.slipway.resources.logs.LogGroup;
import dev.slipway.resources.logs.LogStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

@Tag("interop")
@ExtendWith(MotoServer.class)
class LogsInteropTest {
    private static final String NAME = "/aws/ecs/web/app";

    @Test
    void aLogGroupLives(MotoServer.Endpoint moto) {
        Ground ground = new Ground(moto);
        Lifecycle<LogGroup> life = ground.life(new LogGroup.Kind(ground.account), "app");

        Live<LogGroup> group = life.create(new LogGroup(NAME, 7));
        assertThat(group.outputs().get(LogGroup.ARN))
                .isEqualTo("arn:aws:logs:us-east-2:123456789012:log-group:" + NAME);
        group = life.update(group, new LogGroup(NAME, 30));
        group = life.update(group, new LogGroup(NAME, 0));
        life.tag(group);

        ground.operations();
        life.read(new LogGroup(NAME, 7));
        assertThat(ground.operations()).containsExactly("DescribeLogGroups", "ListTagsForResource");
        life.delete(group);
    }

    @Test
    void aLogGroupThatSomebodyElseMadeCarriesNoTagsOfOurs(MotoServer.Endpoint moto) {
        Ground ground = new Ground(moto);
        ground.account.logs().createLogGroup(any -> any.logGroupName(NAME).tags(Map.of("a", "b")));

        Live<LogGroup> found =
                ground.life(new LogGroup.Kind(ground.account), "app")
                        .read(new LogGroup(NAME, 7))
                        .orElseThrow();

        assertThat(found.tags()).contains(Map.of("a", "b"));
        assertThat(found.properties()).isEqualTo(new LogGroup(NAME, 0));
    }

    @Test
    void aLogGroupThatIsBeingReplacedIsNotTakenForItsSuccessor(MotoServer.Endpoint moto) {
        Ground ground = new Ground(moto);
        LogGroup.Kind kind = new LogGroup.Kind(ground.account);
        FakeScope scope = ground.scope(kind, "app");
        kind.create(new LogGroup(NAME, 7), scope);

        assertThat(kind.read(new LogGroup(NAME, 7), scope.withDeposed(NAME))).isEmpty();
        assertThat(kind.read(new LogGroup("/renamed", 7), scope.withId(NAME))).isPresent();
    }

    @Test
    void groupsAskedForTogetherCostOneDescription(MotoServer.Endpoint moto) throws Exception {
        List<String> operations = new CopyOnWriteArrayList<>();
        Account account =
                new Account(moto.settings().with((Audit) call -> operations.add(call.operation())));
        LogGroup.Kind kind = new LogGroup.Kind(account);
        FakeScope scope = FakeScope.of("LogGroup", "app", Time.real());
        List<LogGroup> groups =
                IntStream.range(0, 6).mapToObj(i -> new LogGroup("/group/" + i, 7)).toList();
        groups.forEach(group -> kind.create(group, scope));
        operations.clear();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> reads =
                    groups.stream()
                            .<Callable<Boolean>>map(g -> () -> kind.read(g, scope).isPresent())
                            .toList();
            for (var read : threads.invokeAll(reads)) {
                assertThat(read.get()).isTrue();
            }
        }
        assertThat(operations).filteredOn("DescribeLogGroups"::equals).hasSize(1);
    }

    @Test
    void aLogStreamLives(MotoServer.Endpoint moto) {
        Ground ground = new Ground(moto);
        Lifecycle<LogStream> life = ground.life(new LogStream.Kind(ground.account), "errors");
        LogStream desired = new LogStream(Output.of(NAME), "S3Delivery");
        assertThat(life.read(desired)).as("without its group").isEmpty();
        ground.account.logs().createLogGroup(any -> any.logGroupName(NAME));
        ground.account
                .logs()
                .createLogStream(any -> any.logGroupName(NAME).logStreamName("S3Delivery2"));

        Live<LogStream> stream = life.create(desired);

        ground.operations();
        life.read(desired);
        assertThat(ground.operations()).containsExactly("DescribeLogStreams");
        life.delete(stream);
    }
}
