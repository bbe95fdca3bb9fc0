package dev.slipway.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import software.amazon.awssdk.awscore.AwsClient;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.EcsException;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupNotFoundException;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.InvalidChangeBatchException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.servicediscovery.ServiceDiscoveryClient;
import software.amazon.awssdk.services.sts.StsClient;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What a service throws is what its client throws. */
class ErrorsTest {
    private final Recorder service = new Recorder();
    private final AtomicReference<Answer> last = new AtomicReference<>();
    private String code = "";

    @Test
    void json() {
        service.fail(error(ClusterNotFoundException.builder(), "ClusterNotFoundException", 400));
        arrives(
                ClusterNotFoundException.class,
                EcsClient.class,
                ecs -> ecs.describeClusters(),
                "x-amzn-RequestId");
    }

    @Test
    void query() {
        service.fail(error(TargetGroupNotFoundException.builder(), "TargetGroupNotFound", 400));
        arrives(
                TargetGroupNotFoundException.class,
                ElasticLoadBalancingV2Client.class,
                elb -> elb.describeTargetGroups(),
                "x-amzn-RequestId");
        service.fail(error(NoSuchEntityException.builder(), "NoSuchEntity", 404));
        arrives(
                NoSuchEntityException.class,
                IamClient.class,
                iam -> iam.getRole(change -> change.roleName("x")),
                "x-amzn-RequestId");
    }

    @Test
    void ec2() {
        service.fail(error(Ec2Exception.builder(), "DependencyViolation", 400));
        arrives(
                Ec2Exception.class,
                Ec2Client.class,
                ec2 -> ec2.deleteSecurityGroup(change -> change.groupId("sg-1")),
                "x-amzn-RequestId");
    }

    @Test
    void route53() {
        service.fail(
                error(
                        InvalidChangeBatchException.builder().messages("one", "two & three"),
                        "InvalidChangeBatch",
                        400));
        InvalidChangeBatchException received =
                arrives(
                        InvalidChangeBatchException.class,
                        Route53Client.class,
                        route53 ->
                                route53.changeResourceRecordSets(
                                        change -> change.hostedZoneId("Z")),
                        "x-amzn-RequestId");
        assertThat(received.messages()).containsExactly("one", "two & three");
    }

    @Test
    void s3() {
        service.fail(error(NoSuchBucketException.builder(), "NoSuchBucket", 404));
        arrives(
                NoSuchBucketException.class,
                S3Client.class,
                s3 -> s3.getBucketPolicy(change -> change.bucket("nowhere")),
                "x-amz-request-id");
    }

    /** The answer to {@code HEAD} has no body: the status is all that the client learns. */
    @Test
    void s3Head() {
        service.fail(error(NoSuchKeyException.builder(), "NoSuchKey", 404));
        try (S3Client s3 = client(S3Client.class)) {
            assertThatThrownBy(() -> s3.headObject(change -> change.bucket("here").key("x")))
                    .isInstanceOf(NoSuchKeyException.class);
            assertThat(last.get().body()).isEmpty();
        }
    }

    @Test
    void throttling() {
        service.fail(error(EcsException.builder(), "ThrottlingException", 400));
        try (EcsClient ecs = client(EcsClient.class)) {
            EcsException received =
                    catchThrowableOfType(EcsException.class, () -> ecs.listClusters());
            assertThat(received.isThrottlingException()).isTrue();
        }
    }

    /** A mistake of the service must not look like an answer of AWS. */
    @Test
    void aMistakeIsNoError() {
        service.fail(new IllegalStateException("a mistake"));
        try (EcsClient ecs = client(EcsClient.class)) {
            assertThatThrownBy(ecs::listClusters)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("a mistake");
        }
        service.fail(new UnsupportedOperationException("a mistake too"));
        try (IamClient iam = client(IamClient.class)) {
            assertThatThrownBy(iam::listRoles)
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessage("a mistake too");
        }
    }

    @Test
    void anErrorWithoutACodeIsAMistake() {
        service.fail(ClusterNotFoundException.builder().message("a message").build());
        try (EcsClient ecs = client(EcsClient.class)) {
            assertThatThrownBy(ecs::listClusters)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("an error without a code");
        }
    }

    @Test
    void whatAServiceLeavesOutIsUnknown() {
        assertThat(unknownTo(EcsClient.class, new LazyEcs(), ecs -> ecs.listClusters()))
                .isEqualTo("UnknownOperationException");
        assertThat(unknownTo(IamClient.class, new LazyIam(), iam -> iam.listRoles()))
                .isEqualTo("InvalidAction");
        assertThat(unknownTo(S3Client.class, new LazyS3(), s3 -> s3.listBuckets()))
                .isEqualTo("NotImplemented");
    }

    private record LazyEcs() implements EcsClient {
        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }

    private record LazyIam() implements IamClient {
        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }

    private record LazyS3() implements S3Client {
        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }

    @Test
    void aServiceThatIsNotHereIsUnknown() {
        assertThat(unknownTo(IamClient.class, new LazyEcs(), iam -> iam.listRoles()))
                .isEqualTo("MissingAuthenticationToken");
        assertThat(unknownTo(EcsClient.class, new LazyIam(), ecs -> ecs.listClusters()))
                .isEqualTo("UnknownOperationException");
    }

    /** Each exception that an operation declares, with the code that AWS's own model has for it. */
    @ParameterizedTest
    @MethodSource("models")
    void everyModelledException(Class<?> api, String model) {
        ErrorCodes codes = ErrorCodes.of(model);
        int arrived = 0;
        try (AwsClient client = new Api(api).client(new InProcess(wire(service.behind(api))))) {
            for (Method operation : new Api(api).operations()) {
                for (Class<?> type : operation.getExceptionTypes()) {
                    Optional<String> known = codes.of(type);
                    if (known.isPresent()) {
                        assertThat(thrown(client, operation, type, known.get()))
                                .as("%s for %s", known.get(), operation.getName())
                                .isEqualTo(type);
                        arrived++;
                    }
                }
            }
        }
        assertThat(arrived).isPositive();
    }

    static Stream<Arguments> models() {
        return Stream.of(
                Arguments.of(AcmClient.class, "acm-2015-12-08"),
                Arguments.of(
                        ApplicationAutoScalingClient.class, "application-autoscaling-2016-02-06"),
                Arguments.of(CloudWatchLogsClient.class, "logs-2014-03-28"),
                Arguments.of(EcsClient.class, "ecs-2014-11-13"),
                Arguments.of(FirehoseClient.class, "firehose-2015-08-04"),
                Arguments.of(IamClient.class, "iam-2010-05-08"),
                Arguments.of(Route53Client.class, "route53-2013-04-01"),
                Arguments.of(SecretsManagerClient.class, "secretsmanager-2017-10-17"),
                Arguments.of(ServiceDiscoveryClient.class, "servicediscovery-2017-03-14"),
                Arguments.of(StsClient.class, "sts-2011-06-15"));
    }

    private Class<?> thrown(AwsClient client, Method operation, Class<?> type, String name) {
        service.fail(error((AwsServiceException.Builder) Api.newBuilder(type), name, 400));
        SdkPojo request =
                new RandomShapes(new Random(1), 0, _ -> true)
                        .fill(operation.getParameterTypes()[0]);
        try {
            operation.invoke(client, request);
            return Void.class;
        } catch (InvocationTargetException e) {
            return e.getCause().getClass();
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private <C extends AwsClient> String unknownTo(
            Class<C> api, AwsClient worker, Consumer<C> call) {
        try (AwsClient client = new Api(api).client(new InProcess(wire(worker)))) {
            return catchThrowableOfType(
                            AwsServiceException.class, () -> call.accept(api.cast(client)))
                    .awsErrorDetails()
                    .errorCode();
        }
    }

    private <E extends AwsServiceException, C extends AwsClient> E arrives(
            Class<E> type, Class<C> api, Consumer<C> call, String idHeader) {
        try (C client = client(api)) {
            E received = catchThrowableOfType(type, () -> call.accept(client));
            assertThat(received.awsErrorDetails().errorCode()).isEqualTo(code);
            assertThat(received.awsErrorDetails().errorMessage())
                    .isEqualTo("It's <not> here & now");
            assertThat(received.requestId())
                    .isNotEmpty()
                    .isEqualTo(last.get().headers().get(idHeader).getFirst());
            return received;
        }
    }

    private AwsServiceException error(
            AwsServiceException.Builder builder, String name, int status) {
        code = name;
        return builder.statusCode(status)
                .awsErrorDetails(
                        AwsErrorDetails.builder()
                                .errorCode(name)
                                .errorMessage("It's <not> here & now")
                                .build())
                .build();
    }

    private <C extends AwsClient> C client(Class<C> api) {
        return api.cast(new Api(api).client(new InProcess(wire(service.behind(api)))));
    }

    private Endpoint wire(AwsClient worker) {
        Wire wire = new Wire(List.of(worker), _ -> Constraints.none());
        return call -> {
            last.set(wire.answer(call));
            return last.get();
        };
    }
}
