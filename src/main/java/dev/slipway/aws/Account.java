package dev.slipway.aws;

import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkClient;
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

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** One AWS account in one region, reached through lazily built clients that share one transport. */
public final class Account implements AutoCloseable {
    private final Region region;
    private final Map<Class<?>, SdkClient> clients = new ConcurrentHashMap<>();

    public Account(Region region) {
        this.region = region;
    }

    public Region region() {
        return region;
    }

    public AcmClient acm() {
        return client(AcmClient.class, AcmClient::builder);
    }

    public ApplicationAutoScalingClient autoScaling() {
        return client(ApplicationAutoScalingClient.class, ApplicationAutoScalingClient::builder);
    }

    public CloudWatchLogsClient logs() {
        return client(CloudWatchLogsClient.class, CloudWatchLogsClient::builder);
    }

    public Ec2Client ec2() {
        return client(Ec2Client.class, Ec2Client::builder);
    }

    public EcsClient ecs() {
        return client(EcsClient.class, EcsClient::builder);
    }

    public ElasticLoadBalancingV2Client elb() {
        return client(ElasticLoadBalancingV2Client.class, ElasticLoadBalancingV2Client::builder);
    }

    public FirehoseClient firehose() {
        return client(FirehoseClient.class, FirehoseClient::builder);
    }

    public IamClient iam() {
        return client(IamClient.class, IamClient::builder);
    }

    public Route53Client route53() {
        return client(Route53Client.class, Route53Client::builder);
    }

    public S3Client s3() {
        return client(S3Client.class, S3Client::builder);
    }

    public SecretsManagerClient secrets() {
        return client(SecretsManagerClient.class, SecretsManagerClient::builder);
    }

    public ServiceDiscoveryClient serviceDiscovery() {
        return client(ServiceDiscoveryClient.class, ServiceDiscoveryClient::builder);
    }

    public StsClient sts() {
        return client(StsClient.class, StsClient::builder);
    }

    private <C extends SdkClient, B extends AwsClientBuilder<B, C>> C client(
            Class<C> type, Supplier<B> builder) {
        return type.cast(
                clients.computeIfAbsent(type, any -> builder.get().region(region).build()));
    }

    @Override
    public void close() {
        clients.values().forEach(SdkClient::close);
    }
}
