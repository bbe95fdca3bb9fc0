package dev.slipway.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.aws.Account;

import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ecs.model.ClusterField;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceField;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the seed describes, looked up in the account one kind after the other. */
record SeedStack(Account account, Neighbourhood there) {
    private static final String CLUSTER = "ecs-integrated";

    void check() {
        securityGroups();
        loadBalancer();
        targetGroups();
        listenersAndRules();
        alias();
        cluster();
        taskDefinition(
                "poc-ecs-service", "poc-ecs-app", 3000, "/aws/ecs/poc-ecs-service/poc-ecs-app");
        taskDefinition("veera-service", "nginx", 80, "/aws/ecs/veera-service");
        services();
        roles();
        logGroups();
        stream();
        bucket();
        namespace();
    }

    private SecurityGroup group(String name) {
        return account.ec2()
                .describeSecurityGroups(r -> r.filters(f -> f.name("group-name").values(name)))
                .securityGroups()
                .getFirst();
    }

    private void securityGroups() {
        SecurityGroup front = group("poc-fargate-alb");
        assertThat(front.vpcId()).isEqualTo(there.vpc());
        assertThat(front.ipPermissions())
                .extracting(IpPermission::fromPort)
                .containsExactlyInAnyOrder(80, 443);
        assertThat(front.ipPermissions())
                .allSatisfy(
                        p -> assertThat(p.ipRanges().getFirst().cidrIp()).isEqualTo("0.0.0.0/0"));
        SecurityGroup tasks = group("poc-fargate-tasks");
        assertThat(tasks.ipPermissions())
                .extracting(IpPermission::fromPort)
                .contains(80, 3000)
                .doesNotContain(0);
        assertThat(tasks.ipPermissions())
                .allSatisfy(
                        p -> {
                            assertThat(p.ipRanges()).isEmpty();
                            assertThat(p.userIdGroupPairs())
                                    .allMatch(
                                            pair ->
                                                    pair.groupId().equals(front.groupId())
                                                            || pair.groupId()
                                                                    .equals(tasks.groupId()));
                        });
    }

    private LoadBalancer balancer() {
        return account.elb()
                .describeLoadBalancers(r -> r.names("poc-fargate"))
                .loadBalancers()
                .getFirst();
    }

    private void loadBalancer() {
        LoadBalancer balancer = balancer();
        assertThat(balancer.schemeAsString()).isEqualTo("internet-facing");
        assertThat(balancer.securityGroups()).containsExactly(group("poc-fargate-alb").groupId());
        assertThat(balancer.availabilityZones())
                .extracting(zone -> zone.subnetId())
                .containsExactlyInAnyOrderElementsOf(there.publicSubnets());
        assertThat(
                        account.elb()
                                .describeTags(r -> r.resourceArns(balancer.loadBalancerArn()))
                                .tagDescriptions()
                                .getFirst()
                                .tags())
                .anyMatch(t -> t.key().equals("slipway:stack") && t.value().equals("poc-fargate"))
                .anyMatch(t -> t.key().equals("slipway:address"))
                .anyMatch(t -> t.key().equals("slipway:run"));
    }

    private Map<String, TargetGroup> groups() {
        return account
                .elb()
                .describeTargetGroups(r -> r.names("poc-ecs-tg", "poc-ecs-tg-alternate"))
                .targetGroups()
                .stream()
                .collect(Collectors.toMap(TargetGroup::targetGroupName, Function.identity()));
    }

    private void targetGroups() {
        assertThat(groups()).hasSize(2);
        groups().forEach(
                        (name, group) -> {
                            assertThat(group.targetTypeAsString()).isEqualTo("ip");
                            assertThat(group.vpcId()).isEqualTo(there.vpc());
                            assertThat(group.healthCheckPath()).startsWith("/");
                            assertThat(group.healthCheckPort()).isEqualTo("traffic-port");
                        });
        assertThat(groups().get("poc-ecs-tg").port()).isEqualTo(3000);
        assertThat(groups().get("poc-ecs-tg-alternate").port()).isEqualTo(80);
    }

    private Listener listener(int port) {
        return account
                .elb()
                .describeListeners(r -> r.loadBalancerArn(balancer().loadBalancerArn()))
                .listeners()
                .stream()
                .filter(listener -> listener.port() == port)
                .findFirst()
                .orElseThrow();
    }

    private void listenersAndRules() {
        var redirect = listener(80).defaultActions().getFirst().redirectConfig();
        assertThat(redirect.protocol()).isEqualTo("HTTPS");
        assertThat(redirect.statusCodeAsString()).isEqualTo("HTTP_301");
        assertThat(listener(443).sslPolicy()).startsWith("ELBSecurityPolicy-TLS13");
        assertThat(listener(443).certificates().getFirst().certificateArn())
                .isEqualTo(there.certificate());
        Map<String, Rule> rules =
                account
                        .elb()
                        .describeRules(r -> r.listenerArn(listener(443).listenerArn()))
                        .rules()
                        .stream()
                        .filter(rule -> !rule.isDefault())
                        .collect(
                                Collectors.toMap(
                                        r -> r.conditions().getFirst().field(),
                                        Function.identity()));
        assertThat(rules).containsOnlyKeys("path-pattern", "http-header");
        var weights = rules.get("path-pattern").actions().getFirst().forwardConfig().targetGroups();
        assertThat(weights).extracting(t -> t.weight()).containsExactly(100, 0);
        assertThat(weights.getFirst().targetGroupArn())
                .isEqualTo(groups().get("poc-ecs-tg").targetGroupArn());
        assertThat(Integer.parseInt(rules.get("http-header").priority()))
                .isLessThan(Integer.parseInt(rules.get("path-pattern").priority()));
    }

    private void alias() {
        var record =
                account
                        .route53()
                        .listResourceRecordSets(r -> r.hostedZoneId(there.hostedZone()))
                        .resourceRecordSets()
                        .stream()
                        .filter(r -> r.typeAsString().equals("A"))
                        .findFirst()
                        .orElseThrow();
        assertThat(record.name()).isEqualTo("example.com.");
        assertThat(record.aliasTarget().dnsName()).contains(balancer().dnsName());
    }

    private void cluster() {
        var cluster =
                account.ecs()
                        .describeClusters(
                                r ->
                                        r.clusters(CLUSTER)
                                                .include(
                                                        ClusterField.SETTINGS,
                                                        ClusterField.CONFIGURATIONS))
                        .clusters()
                        .getFirst();
        assertThat(cluster.capacityProviders()).contains("FARGATE", "FARGATE_SPOT");
        assertThat(cluster.settings()).anyMatch(s -> s.value().startsWith("enabled"));
        assertThat(
                        cluster.configuration()
                                .executeCommandConfiguration()
                                .logConfiguration()
                                .cloudWatchLogGroupName())
                .isEqualTo("/aws/ecs/ecs-integrated");
    }

    private void taskDefinition(String family, String name, int port, String group) {
        TaskDefinition task =
                account.ecs()
                        .describeTaskDefinition(r -> r.taskDefinition(family))
                        .taskDefinition();
        assertThat(task.cpu()).isEqualTo("1024");
        assertThat(task.memory()).isEqualTo("4096");
        assertThat(task.networkModeAsString()).isEqualTo("awsvpc");
        Map<String, ContainerDefinition> containers =
                task.containerDefinitions().stream()
                        .collect(Collectors.toMap(ContainerDefinition::name, Function.identity()));
        ContainerDefinition application = containers.get(name);
        assertThat(application.portMappings().getFirst().containerPort()).isEqualTo(port);
        assertThat(application.healthCheck().command()).isNotEmpty();
        assertThat(application.dependsOn().getFirst().conditionAsString()).isEqualTo("HEALTHY");
        assertThat(application.logConfiguration().logDriverAsString()).isEqualTo("awsfirelens");
        assertThat(application.environment())
                .extracting(e -> e.name() + "=" + e.value())
                .contains(
                        "FIREHOSE_STREAM=poc-fargate-firehose-stream",
                        "LOG_GROUP=" + group,
                        "AWS_REGION=us-east-2");
        ContainerDefinition router =
                containers.get(application.dependsOn().getFirst().containerName());
        assertThat(router.firelensConfiguration().typeAsString()).isEqualTo("fluentbit");
        assertThat(router.healthCheck().command()).isNotEmpty();
        assertThat(task.toString()).contains("poc-fargate-firehose-stream").contains(group);
    }

    private void services() {
        List<Service> services =
                account.ecs()
                        .describeServices(
                                r ->
                                        r.cluster(CLUSTER)
                                                .services("poc-ecs-service", "veera-service")
                                                .include(ServiceField.TAGS))
                        .services();
        assertThat(services).hasSize(2);
        for (Service service : services) {
            assertThat(service.desiredCount()).isEqualTo(2);
            var network = service.networkConfiguration().awsvpcConfiguration();
            assertThat(network.subnets())
                    .containsExactlyInAnyOrderElementsOf(there.privateSubnets());
            assertThat(network.assignPublicIpAsString()).isEqualTo("DISABLED");
            assertThat(network.securityGroups())
                    .containsExactly(group("poc-fargate-tasks").groupId());
            assertThat(service.tags()).anyMatch(t -> t.key().equals("slipway:stack"));
        }
        assertThat(services)
                .extracting(s -> s.loadBalancers().getFirst().targetGroupArn())
                .containsExactlyInAnyOrderElementsOf(
                        groups().values().stream().map(TargetGroup::targetGroupArn).toList());
    }

    private void roles() {
        for (String name :
                List.of(
                        "blue-execution",
                        "blue-task",
                        "green-execution",
                        "green-task",
                        "firehose")) {
            String role = "poc-fargate-" + name + "-us-east-2";
            String trust =
                    URLDecoder.decode(
                            account.iam()
                                    .getRole(r -> r.roleName(role))
                                    .role()
                                    .assumeRolePolicyDocument(),
                            StandardCharsets.UTF_8);
            assertThat(trust)
                    .contains(
                            name.equals("firehose")
                                    ? "firehose.amazonaws.com"
                                    : "ecs-tasks.amazonaws.com")
                    .contains("Condition");
            var names = account.iam().listRolePolicies(r -> r.roleName(role)).policyNames();
            String document =
                    URLDecoder.decode(
                            account.iam()
                                    .getRolePolicy(
                                            r -> r.roleName(role).policyName(names.getFirst()))
                                    .policyDocument(),
                            StandardCharsets.UTF_8);
            assertThat(document).doesNotContain("\"*:*\"").doesNotContain("\"Action\":\"*\"");
        }
    }

    private void logGroups() {
        assertThat(account.logs().describeLogGroups().logGroups())
                .filteredOn(group -> !group.logGroupName().endsWith("theirs"))
                .hasSize(6)
                .allMatch(group -> group.retentionInDays() == 7)
                .extracting(group -> group.logGroupName())
                .contains("/aws/ecs/poc-ecs-service/poc-ecs-app", "/aws/ecs/veera-service");
    }

    private void stream() {
        var stream =
                account.firehose()
                        .describeDeliveryStream(
                                r -> r.deliveryStreamName("poc-fargate-firehose-stream"))
                        .deliveryStreamDescription();
        var s3 = stream.destinations().getFirst().extendedS3DestinationDescription();
        assertThat(s3.bucketARN()).endsWith(bucketName());
        assertThat(s3.compressionFormatAsString()).isEqualTo("GZIP");
        assertThat(s3.roleARN()).endsWith("poc-fargate-firehose-us-east-2");
    }

    private static String bucketName() {
        return "poc-fargate-logs-123456789012-us-east-2";
    }

    private void bucket() {
        var s3 = account.s3();
        var block =
                s3.getPublicAccessBlock(r -> r.bucket(bucketName()))
                        .publicAccessBlockConfiguration();
        assertThat(block.blockPublicAcls() && block.blockPublicPolicy()).isTrue();
        assertThat(block.ignorePublicAcls() && block.restrictPublicBuckets()).isTrue();
        assertThat(s3.getBucketVersioning(r -> r.bucket(bucketName())).statusAsString())
                .isEqualTo("Enabled");
        assertThat(
                        s3.getBucketEncryption(r -> r.bucket(bucketName()))
                                .serverSideEncryptionConfiguration()
                                .rules())
                .hasSize(1);
        assertThat(s3.getBucketPolicy(r -> r.bucket(bucketName())).policy())
                .contains("aws:SecureTransport");
        assertThat(s3.getBucketLifecycleConfiguration(r -> r.bucket(bucketName())).rules())
                .hasSize(1);
        assertThat(
                        s3.getBucketOwnershipControls(r -> r.bucket(bucketName()))
                                .ownershipControls()
                                .rules()
                                .getFirst()
                                .objectOwnershipAsString())
                .isEqualTo("BucketOwnerEnforced");
    }

    private void namespace() {
        assertThat(account.serviceDiscovery().listNamespaces(r -> {}).namespaces())
                .extracting(n -> n.name())
                .containsExactlyInAnyOrder("theirs", "poc-fargate");
    }
}
