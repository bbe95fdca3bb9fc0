package dev.slipway.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.aws.Account;
import dev.slipway.aws.Discovery;
import dev.slipway.aws.Discovery.Reach;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

@Tag("interop")
@ExtendWith(MotoServer.class)
class DiscoveryInteropTest {

    @Test
    void knowsWhoseAccountItIs(MotoServer.Endpoint moto) {
        try (Account account = moto.account()) {
            assertThat(account.identity().accountId()).isEqualTo("123456789012");
            assertThat(account.partition()).isEqualTo("aws");
        }
    }

    @Test
    void aSubnetIsWhatItsRouteTableMakesOfIt(MotoServer.Endpoint moto) {
        try (Account account = moto.account()) {
            var ec2 = account.ec2();
            String vpc = ec2.createVpc(r -> r.cidrBlock("10.0.0.0/16")).vpc().vpcId();
            String gateway = ec2.createInternetGateway().internetGateway().internetGatewayId();
            ec2.attachInternetGateway(r -> r.vpcId(vpc).internetGatewayId(gateway));
            String main =
                    ec2.describeRouteTables(r -> r.filters(f -> f.name("vpc-id").values(vpc)))
                            .routeTables()
                            .getFirst()
                            .routeTableId();
            ec2.createRoute(
                    r -> r.routeTableId(main).destinationCidrBlock("0.0.0.0/0").gatewayId(gateway));
            String open = subnet(account, vpc, "10.0.0.0/24", "us-east-2a");
            String inner = subnet(account, vpc, "10.0.1.0/24", "us-east-2b");
            String closed = subnet(account, vpc, "10.0.2.0/24", "us-east-2c");
            String nat =
                    ec2.createNatGateway(
                                    r ->
                                            r.subnetId(open)
                                                    .allocationId(
                                                            ec2.allocateAddress().allocationId()))
                            .natGateway()
                            .natGatewayId();
            String natted = table(account, vpc, inner);
            ec2.createRoute(
                    r ->
                            r.routeTableId(natted)
                                    .destinationCidrBlock("0.0.0.0/0")
                                    .natGatewayId(nat));
            table(account, vpc, closed);

            var reach =
                    new Discovery(account)
                            .subnets(vpc).stream()
                                    .collect(
                                            Collectors.toMap(
                                                    Discovery.Subnet::id, Discovery.Subnet::reach));

            assertThat(reach)
                    .containsEntry(open, Reach.PUBLIC)
                    .containsEntry(inner, Reach.PRIVATE)
                    .containsEntry(closed, Reach.ISOLATED)
                    .hasSize(3);
            assertThat(new Discovery(account).vpcs())
                    .anyMatch(found -> found.id().equals(vpc) && !found.isDefault());
        }
    }

    @Test
    void zonesAndCertificatesOfADomain(MotoServer.Endpoint moto) {
        try (Account account = moto.account()) {
            account.route53().createHostedZone(r -> r.name("example.com").callerReference("1"));
            account.acm().requestCertificate(r -> r.domainName("*.example.com"));
            account.acm().requestCertificate(r -> r.domainName("other.org"));
            Discovery discovery = new Discovery(account);

            assertThat(discovery.hostedZones())
                    .singleElement()
                    .satisfies(
                            zone -> {
                                assertThat(zone.name()).isEqualTo("example.com");
                                assertThat(zone.id()).doesNotContain("/");
                                assertThat(zone.isPrivate()).isFalse();
                            });
            assertThat(
                            discovery.delegation(
                                    discovery.hostedZones().getFirst(),
                                    domain -> Optional.of(Set.of("ns." + domain))))
                    .hasValueSatisfying(
                            it -> {
                                assertThat(it.wanted()).hasSize(4).noneMatch(n -> n.endsWith("."));
                                assertThat(it.found()).containsExactly("ns.example.com");
                                assertThat(it.isThere()).isFalse();
                            });
            assertThat(discovery.certificates("app.example.com"))
                    .singleElement()
                    .satisfies(
                            certificate -> {
                                assertThat(certificate.domain()).isEqualTo("*.example.com");
                                assertThat(certificate.state()).isEqualTo("PENDING_VALIDATION");
                                assertThat(discovery.certificate(certificate.arn()))
                                        .contains(certificate);
                            });
            assertThat(discovery.certificates("a.b.example.com")).isEmpty();
            assertThat(discovery.regions()).contains("us-east-2");
        }
    }

    @Test
    void namesThatAreTaken(MotoServer.Endpoint moto) {
        try (Account account = moto.account()) {
            account.s3()
                    .createBucket(
                            r ->
                                    r.bucket("mine")
                                            .createBucketConfiguration(
                                                    c -> c.locationConstraint("us-east-2")));
            account.logs().createLogGroup(r -> r.logGroupName("/app/mine"));
            Discovery discovery = new Discovery(account);
            assertThat(discovery.bucket("mine")).isEqualTo(Discovery.BucketName.OURS);
            assertThat(discovery.bucket("nobodys")).isEqualTo(Discovery.BucketName.FREE);
            assertThat(discovery.hasLogGroup("/app/mine")).isTrue();
            assertThat(discovery.hasLogGroup("/app/mi")).isFalse();
        }
    }

    private static String subnet(Account account, String vpc, String cidr, String zone) {
        return account.ec2()
                .createSubnet(r -> r.vpcId(vpc).cidrBlock(cidr).availabilityZone(zone))
                .subnet()
                .subnetId();
    }

    private static String table(Account account, String vpc, String subnet) {
        String id = account.ec2().createRouteTable(r -> r.vpcId(vpc)).routeTable().routeTableId();
        account.ec2().associateRouteTable(r -> r.routeTableId(id).subnetId(subnet));
        return id;
    }
}
