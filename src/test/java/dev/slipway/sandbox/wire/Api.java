package dev.slipway.sandbox.wire;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsClient;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.servicediscovery.ServiceDiscoveryClient;
import software.amazon.awssdk.services.sts.StsClient;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** A client interface of the SDK, as reflection sees it. */
record Api(Class<?> type) {
    /** The services that the product calls. */
    static List<Api> all() {
        return List.<Class<?>>of(
                        AcmClient.class,
                        ApplicationAutoScalingClient.class,
                        CloudWatchLogsClient.class,
                        Ec2Client.class,
                        EcsClient.class,
                        ElasticLoadBalancingV2Client.class,
                        FirehoseClient.class,
                        IamClient.class,
                        Route53Client.class,
                        S3Client.class,
                        SecretsManagerClient.class,
                        ServiceDiscoveryClient.class,
                        StsClient.class)
                .stream()
                .map(Api::new)
                .toList();
    }

    /** The methods that reach the wire; the others are shorthands for one of them. */
    List<Method> operations() {
        return Arrays.stream(type.getMethods())
                .filter(Api::reachesTheWire)
                .sorted(Comparator.comparing(Method::getName))
                .toList();
    }

    private static boolean reachesTheWire(Method method) {
        Class<?>[] parameters = method.getParameterTypes();
        if (parameters.length == 0 || !SdkRequest.class.isAssignableFrom(parameters[0])) {
            return false;
        }
        return parameters.length == 1
                ? SdkPojo.class.isAssignableFrom(method.getReturnType())
                : List.of("RequestBody", "ResponseTransformer")
                        .contains(parameters[1].getSimpleName());
    }

    /** The SDK's real client, whose requests go to an HTTP client of ours. */
    AwsClient client(SdkHttpClient http) {
        try {
            return client((AwsClientBuilder<?, ?>) type.getMethod("builder").invoke(null), http);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static AwsClient client(AwsClientBuilder<?, ?> builder, SdkHttpClient http) {
        ((AwsSyncClientBuilder<?, ?>) builder).httpClient(http);
        return (AwsClient)
                builder.region(Region.EU_WEST_1)
                        .credentialsProvider(
                                StaticCredentialsProvider.create(
                                        AwsBasicCredentials.create("AKIDEXAMPLE", "secret")))
                        .overrideConfiguration(
                                change -> change.retryStrategy(AwsRetryStrategy.doNotRetry()))
                        .build();
    }

    static String modelName(Method operation) {
        return operation.getParameterTypes()[0].getName().replaceFirst("Request$", "");
    }

    static SdkPojo newBuilder(Class<?> type) {
        try {
            return (SdkPojo) type.getMethod("builder").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public String toString() {
        return type.getSimpleName();
    }
}
