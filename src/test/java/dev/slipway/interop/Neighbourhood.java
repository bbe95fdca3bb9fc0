package dev.slipway.interop;

import dev.slipway.aws.Account;

import software.amazon.awssdk.services.acm.model.CertificateStatus;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * What a user has before Slipway comes: a VPC with two public and two private subnets in two zones,
 * a hosted zone, an issued certificate; and things of somebody else that must never be touched.
 */
public record Neighbourhood(
        String vpc,
        List<String> publicSubnets,
        List<String> privateSubnets,
        String hostedZone,
        String certificate) {
    static final String DOMAIN = "example.com";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    public static Neighbourhood build(Account account) {
        var ec2 = account.ec2();
        String vpc = ec2.createVpc(r -> r.cidrBlock("10.0.0.0/16")).vpc().vpcId();
        List<String> open = List.of(subnet(account, vpc, 0, "a"), subnet(account, vpc, 1, "b"));
        List<String> inner = List.of(subnet(account, vpc, 2, "a"), subnet(account, vpc, 3, "b"));
        String gateway = ec2.createInternetGateway().internetGateway().internetGatewayId();
        ec2.attachInternetGateway(r -> r.vpcId(vpc).internetGatewayId(gateway));
        String outside = table(account, vpc, open);
        ec2.createRoute(
                r -> r.routeTableId(outside).destinationCidrBlock("0.0.0.0/0").gatewayId(gateway));
        String address = ec2.allocateAddress().allocationId();
        String nat =
                ec2.createNatGateway(r -> r.subnetId(open.getFirst()).allocationId(address))
                        .natGateway()
                        .natGatewayId();
        String inside = table(account, vpc, inner);
        ec2.createRoute(
                r -> r.routeTableId(inside).destinationCidrBlock("0.0.0.0/0").natGatewayId(nat));
        String zone =
                account.route53()
                        .createHostedZone(r -> r.name(DOMAIN).callerReference("theirs"))
                        .hostedZone()
                        .id();
        Neighbourhood built =
                new Neighbourhood(
                        vpc,
                        open,
                        inner,
                        zone.substring(zone.lastIndexOf('/') + 1),
                        issued(account));
        strangers(account, vpc);
        return built;
    }

    /** The seed's own variables with the ids of this neighbourhood. */
    String tfvars() {
        return Seed.tfvars()
                .replace("vpc-xxxxxxxx", vpc)
                .replaceAll("(?m)^(public_subnets\\s*=).*$", "$1 " + list(publicSubnets))
                .replaceAll("(?m)^(private_subnets\\s*=).*$", "$1 " + list(privateSubnets))
                .replace("Z1234567890ABC", hostedZone)
                .replace("arn:aws:acm:us-east-2:123456789:certificate/xxxxxxxx", certificate);
    }

    private static String list(List<String> ids) {
        return "[\"" + String.join("\", \"", ids) + "\"]";
    }

    private static String subnet(Account account, String vpc, int number, String zone) {
        return account.ec2()
                .createSubnet(
                        r ->
                                r.vpcId(vpc)
                                        .cidrBlock("10.0." + number + ".0/24")
                                        .availabilityZone(account.region().id() + zone))
                .subnet()
                .subnetId();
    }

    private static String table(Account account, String vpc, List<String> subnets) {
        String id = account.ec2().createRouteTable(r -> r.vpcId(vpc)).routeTable().routeTableId();
        subnets.forEach(
                subnet ->
                        account.ec2()
                                .associateRouteTable(r -> r.routeTableId(id).subnetId(subnet)));
        return id;
    }

    private static String issued(Account account) {
        String arn =
                account.acm()
                        .requestCertificate(r -> r.domainName(DOMAIN).validationMethod("DNS"))
                        .certificateArn();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (account.acm().describeCertificate(r -> r.certificateArn(arn)).certificate().status()
                != CertificateStatus.ISSUED) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("moto does not issue the certificate");
            }
            LockSupport.parkNanos(50_000_000);
        }
        return arn;
    }

    /** One of nearly everything that Slipway also makes, under names close to its own. */
    static void strangers(Account account, String vpc) {
        String group =
                account.ec2()
                        .createSecurityGroup(
                                r ->
                                        r.groupName("ecs-integrated-theirs")
                                                .description("theirs")
                                                .vpcId(vpc))
                        .groupId();
        account.ec2()
                .authorizeSecurityGroupIngress(
                        r ->
                                r.groupId(group)
                                        .ipProtocol("tcp")
                                        .fromPort(22)
                                        .toPort(22)
                                        .cidrIp("10.0.0.0/8"));
        account.elb()
                .createTargetGroup(
                        r ->
                                r.name("theirs")
                                        .vpcId(vpc)
                                        .port(80)
                                        .protocol("HTTP")
                                        .targetType("ip"));
        account.ecs().createCluster(r -> r.clusterName("theirs"));
        account.iam()
                .createRole(
                        r ->
                                r.roleName("ecs-integrated-theirs")
                                        .assumeRolePolicyDocument(
                                                "{\"Version\":\"2012-10-17\",\"Statement\":[]}"));
        account.logs().createLogGroup(r -> r.logGroupName("/aws/ecs/theirs"));
        account.s3()
                .createBucket(
                        r ->
                                r.bucket("theirs-logs")
                                        .createBucketConfiguration(
                                                c -> c.locationConstraint(account.region().id())));
        account.s3()
                .putObject(
                        r -> r.bucket("theirs-logs").key("theirs"),
                        software.amazon.awssdk.core.sync.RequestBody.fromString("theirs"));
        account.secrets().createSecret(r -> r.name("theirs").secretString("theirs"));
        account.serviceDiscovery().createHttpNamespace(r -> r.name("theirs"));
    }
}
