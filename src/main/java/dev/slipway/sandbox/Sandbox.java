package dev.slipway.sandbox;

import dev.slipway.engine.Time;
import dev.slipway.sandbox.acm.Certificates;
import dev.slipway.sandbox.acm.SandboxAcm;
import dev.slipway.sandbox.applicationautoscaling.SandboxScaling;
import dev.slipway.sandbox.cloudwatch.SandboxCloudWatch;
import dev.slipway.sandbox.ec2.SandboxEc2;
import dev.slipway.sandbox.ecs.SandboxEcs;
import dev.slipway.sandbox.elb.SandboxElb;
import dev.slipway.sandbox.elb.TargetGroups;
import dev.slipway.sandbox.firehose.SandboxFirehose;
import dev.slipway.sandbox.firehose.Streams;
import dev.slipway.sandbox.iam.Roles;
import dev.slipway.sandbox.iam.SandboxIam;
import dev.slipway.sandbox.logs.LiveLogs;
import dev.slipway.sandbox.logs.LogStore;
import dev.slipway.sandbox.logs.SandboxLogs;
import dev.slipway.sandbox.resourcegroupstaggingapi.SandboxTagging;
import dev.slipway.sandbox.route53.SandboxRoute53;
import dev.slipway.sandbox.route53.Zones;
import dev.slipway.sandbox.s3.Buckets;
import dev.slipway.sandbox.s3.SandboxS3;
import dev.slipway.sandbox.secretsmanager.SandboxSecrets;
import dev.slipway.sandbox.servicediscovery.SandboxCloudMap;
import dev.slipway.sandbox.sts.SandboxSts;
import dev.slipway.sandbox.world.Pace;
import dev.slipway.sandbox.world.World;

import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.acm.model.CertificateStatus;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.servicediscovery.ServiceDiscoveryClient;
import software.amazon.awssdk.services.sts.StsClient;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A rehearsal account that lives in this process: AWS's services behind the SDK's own interfaces,
 * with networks, domains and certificates to build on.
 */
public final class Sandbox {
    /** What every sandbox account is called. */
    public static final String ACCOUNT = "123456789012";

    public static final String REGION = "us-east-2";

    /** A zone for a domain whose registrar was never told of it. */
    private static final String UNDELEGATED = "undelegated.example";

    private final World world;
    private final Map<Class<? extends SdkClient>, SdkClient> clients = new LinkedHashMap<>();

    /**
     * A new account.
     *
     * @param seed what all its ids depend on
     */
    public Sandbox(Time time, long seed) {
        world = new World(time, seed, ACCOUNT, REGION);
        SandboxEc2 ec2 = new SandboxEc2(world);
        Roles roles = new Roles(world);
        LogStore logs = new LogStore(world);
        Zones zones = new Zones(world);
        Certificates certificates = new Certificates(world, zones);
        put(StsClient.class, new SandboxSts(world));
        put(Ec2Client.class, ec2);
        put(IamClient.class, new SandboxIam(world, roles));
        clients.put(
                CloudWatchLogsClient.class,
                world.door(LiveLogs.class, new SandboxLogs(world, logs)));
        put(Route53Client.class, new SandboxRoute53(world, zones));
        put(AcmClient.class, new SandboxAcm(world, certificates));
        Buckets buckets = new Buckets(world);
        TargetGroups groups = new TargetGroups(world);
        put(S3Client.class, new SandboxS3(world, buckets));
        Streams streams = new Streams(world, roles, logs);
        put(FirehoseClient.class, new SandboxFirehose(world, streams, roles, buckets));
        put(SecretsManagerClient.class, new SandboxSecrets(world));
        SandboxCloudMap cloudMap = new SandboxCloudMap(world);
        put(ServiceDiscoveryClient.class, cloudMap);
        SandboxElb elb = new SandboxElb(world, ec2, certificates, groups);
        put(ElasticLoadBalancingV2Client.class, elb);
        put(CloudWatchClient.class, new SandboxCloudWatch(world, elb.traffic()));
        SandboxEcs ecs = new SandboxEcs(world, ec2, groups, roles, cloudMap, logs, elb.traffic());
        put(EcsClient.class, ecs);
        put(ApplicationAutoScalingClient.class, new SandboxScaling(world, roles, ecs.sizes()));
        put(
                ResourceGroupsTaggingApiClient.class,
                new SandboxTagging(world, List.of(logs, streams, cloudMap)));
        roles.serviceLinked(
                "elasticloadbalancing.amazonaws.com", "AWSServiceRoleForElasticLoadBalancing");
        new SeedNetworks(world, ec2).plant();
        plantDomains(zones, certificates);
    }

    private static void plantDomains(Zones zones, Certificates certificates) {
        zones.add("rehearsal.example", false);
        zones.add("internal.rehearsal.example", true);
        zones.add(UNDELEGATED, false);
        certificates.plant("*.rehearsal.example", CertificateStatus.ISSUED);
        certificates.plant("old.rehearsal.example", CertificateStatus.EXPIRED);
        certificates.plant("new.rehearsal.example", CertificateStatus.PENDING_VALIDATION);
        certificates.plant("refused.rehearsal.example", CertificateStatus.FAILED);
    }

    private <T extends SdkClient> void put(Class<T> type, T service) {
        clients.put(type, world.door(type, service));
    }

    /** How long is waited from now on for what takes its time at AWS. */
    public void pace(Pace other) {
        world.pace(other);
    }

    /** The clock of the account, in which whoever works on it should wait. */
    public Time time() {
        return world.time();
    }

    /** Which name servers the rehearsed world asks for a domain. */
    public static Set<String> nameServers(String domain) {
        return domain.equals(UNDELEGATED) ? Set.of() : Set.copyOf(Zones.NAME_SERVERS);
    }

    /**
     * One of the account's services.
     *
     * @param type one of the SDK's synchronous client interfaces
     * @throws IllegalArgumentException if the sandbox has no such service
     */
    public <T extends SdkClient> T client(Class<T> type) {
        SdkClient client = clients.get(type);
        if (client == null) {
            throw new IllegalArgumentException("the sandbox has no " + type.getSimpleName());
        }
        return type.cast(client);
    }

    /** All of the account's services by their interfaces. */
    public Map<Class<? extends SdkClient>, SdkClient> clients() {
        return Map.copyOf(clients);
    }
}
