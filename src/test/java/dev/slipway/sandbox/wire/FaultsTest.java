package dev.slipway.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.sandbox.wire.Fault.Lost;
import dev.slipway.sandbox.wire.Faults.Calls;
import dev.slipway.sandbox.wire.Faults.Dose;
import dev.slipway.sandbox.world.VirtualTime;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.CreateClusterResponse;
import software.amazon.awssdk.services.ecs.model.ListClustersResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

class FaultsTest {
    private final VirtualTime time = new VirtualTime();
    private final Recorder service = new Recorder();
    private final Wire wire =
            new Wire(Api.all().stream().map(api -> service.behind(api.type())).toList());
    private final Faults faults = new Faults(wire, wire, time);
    private final EcsClient ecs = (EcsClient) new Api(EcsClient.class).client(door());

    private InProcess door() {
        return new InProcess(faults);
    }

    /** A call of one service for each way of spelling a refusal. */
    private record Asked<C>(Class<C> type, Consumer<C> ask) {
        AwsServiceException refused(InProcess door) {
            C client = type.cast(new Api(type).client(door));
            return catchThrowableOfType(AwsServiceException.class, () -> ask.accept(client));
        }
    }

    static List<Asked<?>> everyServiceRefusesAsTheSdkUnderstands() {
        return List.of(
                new Asked<>(Ec2Client.class, Ec2Client::describeVpcs),
                new Asked<>(S3Client.class, S3Client::listBuckets),
                new Asked<>(StsClient.class, StsClient::getCallerIdentity),
                new Asked<>(IamClient.class, IamClient::listRoles),
                new Asked<>(Route53Client.class, Route53Client::listHostedZones),
                new Asked<>(
                        ElasticLoadBalancingV2Client.class,
                        ElasticLoadBalancingV2Client::describeTargetGroups),
                new Asked<>(EcsClient.class, EcsClient::listClusters));
    }

    @ParameterizedTest
    @MethodSource
    void everyServiceRefusesAsTheSdkUnderstands(Asked<?> asked) {
        faults.add(Calls.any(), Dose.once(), new Fault.Throttle());
        assertThat(asked.refused(door()).isThrottlingException()).isTrue();
        faults.add(Calls.any(), Dose.once(), new Fault.Unavailable());
        assertThat(asked.refused(door()).statusCode()).isEqualTo(503);
        faults.add(Calls.any(), Dose.once(), new Fault.ExpiredToken());
        AwsServiceException expired = asked.refused(door());
        assertThat(expired.awsErrorDetails().errorCode()).contains("Expired");
        assertThat(expired.requestId()).isNotBlank();
    }

    @Test
    void onlyTheCallsThatAreMeantSuffer() {
        service.answer(ListClustersResponse.builder().build(), new byte[0]);
        faults.add(Calls.to("ecs", "CreateCluster"), Dose.always(), new Fault.Throttle());
        faults.add(Calls.to("ec2"), Dose.always(), new Fault.Throttle());
        ecs.listClusters();
        assertThatThrownBy(ecs::createCluster).isInstanceOf(AwsServiceException.class);
    }

    @Test
    void aCountSparesTheFirstAndThenBefallsSome() {
        service.answer(ListClustersResponse.builder().build(), new byte[0]);
        faults.add(Calls.to("ecs"), new Dose.Count(2, 3), new Fault.Throttle());
        assertThat(outcomes(7)).containsExactly(true, true, false, false, false, true, true);
    }

    @Test
    void aShareBefallsTheSameCallsEachTime() {
        service.answer(ListClustersResponse.builder().build(), new byte[0]);
        faults.add(Calls.any(), new Dose.Share(0.3, 5), new Fault.Throttle());
        List<Boolean> first = outcomes(200);
        faults.clear();
        faults.add(Calls.any(), new Dose.Share(0.3, 5), new Fault.Throttle());
        assertThat(outcomes(200)).isEqualTo(first);
        assertThat(first).filteredOn(well -> !well).hasSizeBetween(40, 80);
    }

    private List<Boolean> outcomes(int calls) {
        return IntStream.range(0, calls).mapToObj(_ -> goesWell()).toList();
    }

    private boolean goesWell() {
        try {
            ecs.listClusters();
            return true;
        } catch (AwsServiceException refused) {
            return false;
        }
    }

    @ParameterizedTest
    @CsvSource({"REQUEST,false", "ANSWER,true"})
    void aLostAnswerIsOneWhoseServiceActed(Lost lost, boolean acted) {
        service.answer(CreateClusterResponse.builder().build(), new byte[0]);
        faults.add(Calls.any(), Dose.once(), new Fault.Reset(lost));
        assertThatThrownBy(ecs::createCluster)
                .isInstanceOf(SdkClientException.class)
                .rootCause()
                .hasMessage("Connection reset");
        assertThat(service.request() != null).isEqualTo(acted);
    }

    @Test
    void aTimeOutTakesTheCallersPatience() {
        faults.add(
                Calls.any(), Dose.once(), new Fault.TimeOut(Lost.REQUEST, Duration.ofSeconds(30)));
        var began = time.now();
        assertThatThrownBy(ecs::createCluster)
                .rootCause()
                .isInstanceOf(SocketTimeoutException.class);
        assertThat(Duration.between(began, time.now())).hasSeconds(30);
    }

    @Test
    void aSlowAnswerComes() {
        service.answer(CreateClusterResponse.builder().build(), new byte[0]);
        faults.add(Calls.any(), Dose.once(), new Fault.Slow(Duration.ofSeconds(4)));
        var began = time.now();
        ecs.createCluster();
        assertThat(Duration.between(began, time.now())).hasSeconds(4);
    }

    @Test
    void theLoopbackServerHasThemToo() throws Exception {
        faults.add(Calls.any(), Dose.once(), new Fault.Reset(Lost.REQUEST));
        faults.add(Calls.any(), Dose.once(), new Fault.Throttle());
        try (Loopback door = Loopback.open(faults, 0);
                HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = request(door.uri());
            assertThatThrownBy(() -> http.send(request, HttpResponse.BodyHandlers.ofString()))
                    .isInstanceOf(IOException.class);
            assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).body())
                    .contains("ThrottlingException");
        }
    }

    private static HttpRequest request(URI uri) {
        return HttpRequest.newBuilder(uri)
                .header("X-Amz-Target", "AmazonEC2ContainerServiceV20141113.ListClusters")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
    }
}
