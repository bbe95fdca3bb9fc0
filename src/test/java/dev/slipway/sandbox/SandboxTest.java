package dev.slipway.sandbox;

import static dev.slipway.sandbox.Rehearsal.TRUST;
import static dev.slipway.sandbox.Rehearsal.refused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.sandbox.world.Pace;
import dev.slipway.sandbox.world.VirtualTime;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.acm.model.CertificateStatus;
import software.amazon.awssdk.services.acm.model.DomainValidation;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.ChangeStatus;
import software.amazon.awssdk.services.route53.model.HostedZone;
import software.amazon.awssdk.services.sts.StsClient;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

class SandboxTest {
    private final Rehearsal rehearsal = new Rehearsal();
    private final Ec2Client ec2 = rehearsal.client(Ec2Client.class);
    private final IamClient iam = rehearsal.client(IamClient.class);
    private final AcmClient acm = rehearsal.client(AcmClient.class);
    private final Route53Client dns = rehearsal.client(Route53Client.class);
    private final CloudWatchLogsClient logs = rehearsal.client(CloudWatchLogsClient.class);

    @Test
    void theSeedHasANetworkToBuildOnAndOneToBeWarnedOf() {
        assertThat(ec2.describeVpcsPaginator().vpcs().stream().map(Vpc::cidrBlock))
                .containsExactly("10.0.0.0/16", "10.9.0.0/16");
        String main = vpc();
        assertThat(
                        ec2
                                .describeSubnetsPaginator(
                                        r -> r.filters(f -> f.name("vpc-id").values(main)))
                                .subnets()
                                .stream()
                                .map(subnet -> subnet.availabilityZone())
                                .distinct())
                .hasSize(3);
        List<RouteTable> tables =
                ec2.describeRouteTables(r -> r.filters(f -> f.name("vpc-id").values(main)))
                        .routeTables();
        assertThat(tables).anyMatch(table -> table.associations().getFirst().main());
        assertThat(tables).anyMatch(table -> table.associations().getFirst().subnetId() != null);
    }

    @Test
    void idsDependOnTheSeedAlone() {
        assertThat(vpcOf(1)).isEqualTo(vpcOf(1)).isNotEqualTo(vpcOf(2));
    }

    private static String vpcOf(long seed) {
        return new Sandbox(new VirtualTime(), seed)
                .client(Ec2Client.class)
                .describeVpcs()
                .vpcs()
                .getFirst()
                .vpcId();
    }

    @Test
    void whatIsNotSimulatedFailsLoudly() {
        assertThatThrownBy(() -> iam.createUser(r -> r.userName("x")))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void briskTimeIsTwelveTimesAsFast() throws InterruptedException {
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        var brisk = Pace.BRISK.from(start);
        brisk.sleep(Duration.ofMillis(240));
        assertThat(Duration.between(start, brisk.now())).isGreaterThan(Duration.ofMillis(239));
        assertThat(rehearsal.client(StsClient.class).getCallerIdentity().account())
                .isEqualTo(Sandbox.ACCOUNT);
    }

    @Test
    void aGroupLetsEverythingOutAndIsUniqueInItsVpc() {
        String id = group("web");
        assertThat(described(id).ipPermissionsEgress())
                .singleElement()
                .satisfies(
                        all -> {
                            assertThat(all.ipProtocol()).isEqualTo("-1");
                            assertThat(all.fromPort()).isNull();
                        });
        refused("InvalidGroup.Duplicate", () -> group("web"));
        refused(
                "InvalidVpcID.NotFound",
                () ->
                        ec2.createSecurityGroup(
                                r -> r.groupName("x").description("x").vpcId("vpc-1")));
    }

    @Test
    void rulesAreUniqueAndNamedGroupsStay() {
        String web = group("web");
        String app = group("app");
        IpPermission fromWeb =
                IpPermission.builder()
                        .ipProtocol("tcp")
                        .fromPort(80)
                        .toPort(80)
                        .userIdGroupPairs(p -> p.groupId(web))
                        .build();
        ec2.authorizeSecurityGroupIngress(r -> r.groupId(app).ipPermissions(fromWeb));
        refused(
                "InvalidPermission.Duplicate",
                () ->
                        ec2.authorizeSecurityGroupIngress(
                                r -> r.groupId(app).ipPermissions(fromWeb)));
        refused("DependencyViolation", () -> ec2.deleteSecurityGroup(r -> r.groupId(web)));
        ec2.revokeSecurityGroupIngress(r -> r.groupId(app).ipPermissions(fromWeb));
        refused(
                "InvalidPermission.NotFound",
                () -> ec2.revokeSecurityGroupIngress(r -> r.groupId(app).ipPermissions(fromWeb)));
        ec2.deleteSecurityGroup(r -> r.groupId(web));
        refused("InvalidGroup.NotFound", () -> ec2.describeSecurityGroups(r -> r.groupIds(web)));
    }

    @Test
    void groupsComeInPages() {
        IntStream.range(0, 7).forEach(n -> group("g" + n));
        var first = ec2.describeSecurityGroups(r -> r.maxResults(5));
        assertThat(first.securityGroups()).hasSize(5);
        assertThat(first.nextToken()).isNotNull();
        assertThat(ec2.describeSecurityGroupsPaginator(r -> r.maxResults(5)).securityGroups())
                .hasSize(9);
        refused("InvalidNextToken", () -> ec2.describeVpcs(r -> r.nextToken("mine")));
    }

    @Test
    void aRoleGoesOnlyWhenItIsEmpty() {
        String trust = TRUST.formatted("ecs-tasks.amazonaws.com");
        iam.createRole(r -> r.roleName("task").assumeRolePolicyDocument(trust));
        refused(
                "EntityAlreadyExists",
                () -> iam.createRole(r -> r.roleName("task").assumeRolePolicyDocument(trust)));
        refused(
                "MalformedPolicyDocument",
                () -> iam.createRole(r -> r.roleName("bad").assumeRolePolicyDocument("{")));
        iam.putRolePolicy(r -> r.roleName("task").policyName("p").policyDocument(trust));
        String document =
                iam.getRolePolicy(r -> r.roleName("task").policyName("p")).policyDocument();
        assertThat(document).startsWith("%7B");
        assertThat(URLDecoder.decode(document, StandardCharsets.UTF_8)).isEqualTo(trust);
        refused("DeleteConflict", () -> iam.deleteRole(r -> r.roleName("task")));
        iam.deleteRolePolicy(r -> r.roleName("task").policyName("p"));
        iam.deleteRole(r -> r.roleName("task"));
        assertThatThrownBy(() -> iam.getRole(r -> r.roleName("task")))
                .isInstanceOf(NoSuchEntityException.class);
    }

    @Test
    void aCertificateIsIssuedOnceTheWorldSeesItsRecord() {
        String arn =
                acm.requestCertificate(
                                r ->
                                        r.domainName("shop.rehearsal.example")
                                                .idempotencyToken("t")
                                                .validationMethod("DNS"))
                        .certificateArn();
        assertThat(validation(arn).resourceRecord()).isNull();
        rehearsal.pass(5);
        var record = validation(arn).resourceRecord();
        assertThat(record.name()).endsWith(".shop.rehearsal.example.");
        rehearsal.pass(3600);
        assertThat(status(arn)).isEqualTo(CertificateStatus.PENDING_VALIDATION);

        String change = cname(ChangeAction.CREATE, record.name(), record.value());
        assertThat(dns.getChange(r -> r.id(change)).changeInfo().status())
                .isEqualTo(ChangeStatus.PENDING);
        rehearsal.pass(30);
        assertThat(dns.getChange(r -> r.id(change)).changeInfo().status())
                .isEqualTo(ChangeStatus.INSYNC);
        assertThat(status(arn)).isEqualTo(CertificateStatus.PENDING_VALIDATION);
        rehearsal.pass(30);
        assertThat(status(arn)).isEqualTo(CertificateStatus.ISSUED);
    }

    @Test
    void recordsAreCreatedOnceAndDeletedOnlyAsTheyAre() {
        cname(ChangeAction.CREATE, "a.rehearsal.example", "one.example");
        refused(
                "InvalidChangeBatch",
                () -> cname(ChangeAction.CREATE, "a.rehearsal.example", "one.example"));
        refused(
                "InvalidChangeBatch",
                () -> cname(ChangeAction.DELETE, "a.rehearsal.example", "two.example"));
        refused("InvalidChangeBatch", () -> cname(ChangeAction.CREATE, "a.other.example", "x.y"));
        cname(ChangeAction.UPSERT, "a.rehearsal.example", "two.example");
        cname(ChangeAction.DELETE, "a.rehearsal.example", "two.example");
    }

    @Test
    void logEventsAreFoundByTimeStreamAndWords() {
        logs.createLogGroup(r -> r.logGroupName("/aws/ecs/app"));
        logs.createLogStream(r -> r.logGroupName("/aws/ecs/app").logStreamName("s"));
        refused(
                "ResourceAlreadyExistsException",
                () -> logs.createLogGroup(r -> r.logGroupName("/aws/ecs/app")));
        refused(
                "InvalidParameterException",
                () ->
                        logs.putRetentionPolicy(
                                r -> r.logGroupName("/aws/ecs/app").retentionInDays(8)));
        long now = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
        logs.putLogEvents(
                r ->
                        r.logGroupName("/aws/ecs/app")
                                .logStreamName("s")
                                .logEvents(
                                        e -> e.timestamp(now).message("GET / 200"),
                                        e -> e.timestamp(now + 1).message("GET / 500")));
        assertThat(
                        logs.filterLogEvents(
                                        r ->
                                                r.logGroupName("/aws/ecs/app")
                                                        .startTime(now)
                                                        .filterPattern("500"))
                                .events())
                .singleElement()
                .satisfies(event -> assertThat(event.message()).isEqualTo("GET / 500"));
        assertThat(
                        logs.filterLogEvents(r -> r.logGroupName("/aws/ecs/app").startTime(now + 2))
                                .events())
                .isEmpty();
    }

    private String cname(ChangeAction action, String name, String value) {
        Change change =
                Change.builder()
                        .action(action)
                        .resourceRecordSet(
                                set ->
                                        set.name(name)
                                                .type("CNAME")
                                                .ttl(60L)
                                                .resourceRecords(v -> v.value(value)))
                        .build();
        rehearsal.pass(1); // Route 53 takes five calls a second
        return dns.changeResourceRecordSets(
                        r -> r.hostedZoneId(zone().id()).changeBatch(b -> b.changes(change)))
                .changeInfo()
                .id();
    }

    private HostedZone zone() {
        return dns.listHostedZones().hostedZones().getFirst();
    }

    private CertificateStatus status(String arn) {
        return acm.describeCertificate(r -> r.certificateArn(arn)).certificate().status();
    }

    private DomainValidation validation(String arn) {
        return acm.describeCertificate(r -> r.certificateArn(arn))
                .certificate()
                .domainValidationOptions()
                .getFirst();
    }

    private String vpc() {
        return ec2.describeVpcs().vpcs().getFirst().vpcId();
    }

    private String group(String name) {
        return ec2.createSecurityGroup(r -> r.groupName(name).description(name).vpcId(vpc()))
                .groupId();
    }

    private software.amazon.awssdk.services.ec2.model.SecurityGroup described(String id) {
        return ec2.describeSecurityGroups(r -> r.groupIds(id)).securityGroups().getFirst();
    }
}
