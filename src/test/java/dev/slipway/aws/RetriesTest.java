package dev.slipway.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.engine.EngineException;
import dev.slipway.engine.Failure;
import dev.slipway.engine.FakeScope;
import dev.slipway.engine.FakeTime;
import dev.slipway.engine.Scope;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecs.model.EcsException;

import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

class RetriesTest {
    private final FakeTime time = new FakeTime();
    private final Instant start = time.now();
    private final FakeHttp http = new FakeHttp();
    private final List<Audit.Call> audit = new ArrayList<>();
    private final Account account =
            new Account(
                    new AccountSettings(
                                    Region.US_EAST_2,
                                    StaticCredentialsProvider.create(
                                            AwsBasicCredentials.create("id", "secret")))
                            .with(time)
                            .with(audit::add)
                            .with(http));

    private Duration elapsed() {
        return Duration.between(start, time.now());
    }

    @Test
    void throttlingIsWaitedForInRehearsedTime() {
        http.refuse(5, 400, "ThrottlingException", "Rate exceeded").answer(200, "{}");

        account.ecs().listClusters();

        assertThat(http.requests).hasSize(6);
        assertThat(elapsed()).isBetween(Duration.ofSeconds(15), Duration.ofSeconds(40));
        assertThat(audit).extracting(Audit.Call::attempt).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(audit.getFirst().outcome())
                .isInstanceOfSatisfying(
                        Audit.Outcome.Failed.class,
                        failed -> {
                            assertThat(failed.code()).isEqualTo("ThrottlingException");
                            assertThat(failed.retried()).isTrue();
                        });
        assertThat(audit.getLast().outcome()).isInstanceOf(Audit.Outcome.Answered.class);
    }

    @Test
    void throttlingEmptiesTheBudgetForAll() {
        http.refuse(400, "ThrottlingException", "Rate exceeded").answer(200, "{}");

        for (int i = 0; i < 40; i++) {
            account.ecs().listClusters();
        }

        assertThat(elapsed()).isGreaterThan(Duration.ofSeconds(3));
    }

    @Test
    void throttlingIsGivenUpInTheEnd() {
        http.refuse(400, "ThrottlingException", "Rate exceeded");

        assertThatThrownBy(() -> account.ecs().listClusters()).isInstanceOf(EcsException.class);
        assertThat(http.requests).hasSize(Retries.ATTEMPTS);
    }

    @Test
    void serverErrorsAreTriedAgain() {
        http.refuse(3, 500, "ServerException", "oops").answer(200, "{}");

        account.ecs().listClusters();

        assertThat(http.requests).hasSize(4);
    }

    @Test
    void aRefusalIsNotTriedAgain() {
        http.refuse(400, "InvalidParameterException", "cpu?");

        assertThatThrownBy(() -> account.ecs().listClusters()).isInstanceOf(EcsException.class);
        assertThat(http.requests).hasSize(1);
        assertThat(elapsed()).isZero();
    }

    @Test
    void aQuotaIsNotTriedAgain() {
        http.refuse(400, "LimitExceededException", "You have reached the limit");

        assertThatThrownBy(() -> account.firehose().listDeliveryStreams());
        assertThat(http.requests).hasSize(1);
    }

    @Test
    void aLostConnectionIsTriedAgain() {
        http.answer(200, "{}").lose(new IOException("reset")).answer(200, "{}");

        account.ecs().listClusters();
        account.ecs().listClusters();

        assertThat(http.requests).hasSize(3);
    }

    @Test
    void anAddressThatNeverAnsweredIsGivenUpSoon() {
        http.lose(new ConnectException("Connection refused"));

        assertThatThrownBy(() -> account.ecs().listClusters())
                .satisfies(
                        thrown -> {
                            Failure failure = AwsErrors.explain("listing", thrown);
                            assertThat(failure.cause()).contains("cannot be reached");
                        });
        assertThat(http.requests).hasSize(Retries.FIRST_ATTEMPTS);
        assertThat(elapsed()).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void whatPassesByItselfIsWaitedForAndExplained() {
        String message = "Firehose is unable to assume role arn:x. Please check the role";
        http.refuse(12, 400, "InvalidArgumentException", message).answer(200, "{}");
        FakeScope scope = FakeScope.of("DeliveryStream", "logs", time);

        ScopedValue.where(Scope.CURRENT, scope)
                .run(() -> account.firehose().createDeliveryStream(r -> r.deliveryStreamName("s")));

        assertThat(http.requests).hasSize(13);
        assertThat(scope.reasons()).contains("waiting until the new role is known everywhere");
        assertThat(audit.getFirst().address()).contains(scope.address());
        assertThat(audit.getFirst().mutating()).isTrue();
    }

    @Test
    void patienceEnds() {
        String message = "Firehose is unable to assume role arn:x. Please check the role";
        http.refuse(400, "InvalidArgumentException", message);

        assertThatThrownBy(
                () -> account.firehose().createDeliveryStream(r -> r.deliveryStreamName("s")));
        assertThat(elapsed()).isBetween(Duration.ofMinutes(2), Duration.ofSeconds(145));
    }

    @Test
    void theSameWordsOfAnotherOperationAreARefusal() {
        http.refuse(400, "InvalidArgumentException", "Firehose is unable to assume role arn:x");

        assertThatThrownBy(
                () -> account.firehose().describeDeliveryStream(r -> r.deliveryStreamName("s")));
        assertThat(http.requests).hasSize(1);
    }

    @Test
    void aStoppedRunIsNotSatOut() {
        http.refuse(400, "ThrottlingException", "Rate exceeded");
        EngineException stop = new EngineException(Failure.of("applying", "stopped", "go on"));
        Scope scope =
                (Scope)
                        java.lang.reflect.Proxy.newProxyInstance(
                                getClass().getClassLoader(),
                                new Class<?>[] {Scope.class},
                                (proxy, method, arguments) -> {
                                    if (method.getName().equals("pause")) {
                                        throw stop;
                                    }
                                    return method.invoke(
                                            FakeScope.of("Cluster", "x", time), arguments);
                                });

        assertThatThrownBy(
                        () ->
                                ScopedValue.where(Scope.CURRENT, scope)
                                        .run(() -> account.ecs().listClusters()))
                .satisfies(
                        thrown ->
                                assertThat(AwsErrors.explain("x", thrown))
                                        .isEqualTo(stop.failure()));
        assertThat(http.requests).hasSize(1);
    }

    @Test
    void interceptorsSeeEachCallAndMayBreakIt() {
        List<String> seen = new ArrayList<>();
        Account watched =
                new Account(
                        new AccountSettings(
                                        Region.US_EAST_2,
                                        StaticCredentialsProvider.create(
                                                AwsBasicCredentials.create("id", "secret")))
                                .with(time)
                                .with(http.answer(200, "{}"))
                                .with(
                                        new software.amazon.awssdk.core.interceptor
                                                .ExecutionInterceptor() {
                                            @Override
                                            public void beforeTransmission(
                                                    software.amazon.awssdk.core.interceptor.Context
                                                                    .BeforeTransmission
                                                            context,
                                                    software.amazon.awssdk.core.interceptor
                                                                    .ExecutionAttributes
                                                            attributes) {
                                                seen.add(context.request().toString());
                                                if (seen.size() == 1) {
                                                    throw EcsException.builder()
                                                            .statusCode(503)
                                                            .build();
                                                }
                                            }
                                        }));

        watched.ecs().listClusters();

        assertThat(seen).hasSize(2);
        assertThat(http.requests).hasSize(1);
    }

    @Test
    void theTablesNameServicesAsTheSdkDoes() {
        http.refuse(400, "AnyException", "no");
        List<Runnable> calls =
                List.of(
                        () -> account.acm().listCertificates(),
                        () ->
                                account.autoScaling()
                                        .describeScalableTargets(r -> r.serviceNamespace("ecs")),
                        () -> account.logs().describeLogGroups(),
                        () -> account.ec2().describeVpcs(),
                        () -> account.ecs().listClusters(),
                        () -> account.elb().describeLoadBalancers(),
                        () -> account.firehose().listDeliveryStreams(),
                        () -> account.iam().listRoles(),
                        () -> account.route53().listHostedZones(),
                        () -> account.s3().listBuckets(),
                        () -> account.secrets().listSecrets(),
                        () -> account.serviceDiscovery().listNamespaces(),
                        () -> account.sts().getCallerIdentity());
        calls.forEach(call -> assertThatThrownBy(call::run).isInstanceOf(SdkException.class));

        List<String> names = audit.stream().map(Audit.Call::service).distinct().toList();
        assertThat(names).hasSize(calls.size());
        assertThat(names).containsAll(Budgets.ALLOWANCES.keySet());
        assertThat(names)
                .containsAll(Consistency.ROWS.stream().map(Consistency.Row::service).toList());
    }

    @Test
    void everyRowSaysWhyAndFromWhere() {
        assertThat(Consistency.ROWS)
                .allSatisfy(
                        row -> {
                            assertThat(row.reason()).isNotBlank();
                            assertThat(row.source()).isNotBlank();
                            assertThat(row.fragment()).isEqualTo(row.fragment().toLowerCase());
                            assertThat(row.patience()).isPositive();
                        });
    }
}
