package dev.slipway.interop;

import dev.slipway.aws.Account;
import dev.slipway.sandbox.Sandbox;

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

/** The services through which an account can be looked at. */
public record Clients(
        AcmClient acm,
        ApplicationAutoScalingClient autoScaling,
        CloudWatchLogsClient logs,
        Ec2Client ec2,
        EcsClient ecs,
        ElasticLoadBalancingV2Client elb,
        FirehoseClient firehose,
        IamClient iam,
        Route53Client route53,
        S3Client s3,
        SecretsManagerClient secrets,
        ServiceDiscoveryClient serviceDiscovery) {

    static Clients of(Account account) {
        return new Clients(
                account.acm(),
                account.autoScaling(),
                account.logs(),
                account.ec2(),
                account.ecs(),
                account.elb(),
                account.firehose(),
                account.iam(),
                account.route53(),
                account.s3(),
                account.secrets(),
                account.serviceDiscovery());
    }

    /** The sandbox's own objects, without the wire and the SDK before them. */
    public static Clients of(Sandbox sandbox) {
        return new Clients(
                sandbox.client(AcmClient.class),
                sandbox.client(ApplicationAutoScalingClient.class),
                sandbox.client(CloudWatchLogsClient.class),
                sandbox.client(Ec2Client.class),
                sandbox.client(EcsClient.class),
                sandbox.client(ElasticLoadBalancingV2Client.class),
                sandbox.client(FirehoseClient.class),
                sandbox.client(IamClient.class),
                sandbox.client(Route53Client.class),
                sandbox.client(S3Client.class),
                sandbox.client(SecretsManagerClient.class),
                sandbox.client(ServiceDiscoveryClient.class));
    }
}
