package dev.slipway.differential;

import dev.slipway.aws.Account;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableDimension;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.RRType;

import java.time.Duration;
import java.util.List;

/**
 * Calls that fail, such as the product comes to make when it is not alone in an account: for what
 * is not there any more, for what is there already, and for what is still in use.
 */
record Wrongs(Account account, Land land) {
    private static final String CLUSTER = "ecs-integrated";
    private static final String BALANCING = "arn:aws:elasticloadbalancing:us-east-2:123456789012:";
    private static final String NO_BALANCER =
            BALANCING + "loadbalancer/app/nobody/0123456789abcdef";
    private static final String NO_LISTENER =
            BALANCING + "listener/app/nobody/0123456789abcdef/0123456789abcdef";
    private static final String NO_RULE =
            BALANCING
                    + "listener-rule/app/nobody/0123456789abcdef/0123456789abcdef/0123456789abcdef";
    private static final String NO_GROUP = BALANCING + "targetgroup/nobody/0123456789abcdef";
    private static final String NO_CERTIFICATE =
            "arn:aws:acm:us-east-2:123456789012:certificate/00000000-0000-4000-8000-000000000000";

    /** What was said is in the recording. */
    private void attempt(Runnable call) {
        try {
            // Slowly, so that none of them is refused only because they are many.
            account.time().sleep(Duration.ofSeconds(1));
            call.run();
        } catch (SdkException refused) {
            // That is what the recording is to show.
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** For what is not there; wants nothing of the account. */
    void aboutNothing() {
        networkThatIsNot();
        balancingThatIsNot();
        computeThatIsNot();
        storageThatIsNot();
        othersThatAreNot();
    }

    private void networkThatIsNot() {
        var ec2 = account.ec2();
        String group = "sg-00000000000000000";
        attempt(() -> ec2.describeSecurityGroups(r -> r.groupIds(group)));
        attempt(
                () ->
                        ec2.describeSecurityGroups(
                                r -> r.filters(f -> f.name("group-name").values("nobody"))));
        attempt(() -> ec2.describeSubnets(r -> r.subnetIds("subnet-00000000000000000")));
        attempt(() -> ec2.describeVpcs(r -> r.vpcIds("vpc-00000000000000000")));
        attempt(() -> ec2.deleteSecurityGroup(r -> r.groupId(group)));
        attempt(
                () ->
                        ec2.createSecurityGroup(
                                r ->
                                        r.groupName("nobody")
                                                .description("nobody")
                                                .vpcId("vpc-00000000000000000")));
        attempt(
                () ->
                        ec2.authorizeSecurityGroupIngress(
                                r ->
                                        r.groupId(group)
                                                .ipPermissions(
                                                        p ->
                                                                p.ipProtocol("tcp")
                                                                        .fromPort(1)
                                                                        .toPort(1)
                                                                        .ipRanges(
                                                                                i ->
                                                                                        i.cidrIp(
                                                                                                "10.0.0.0/8")))));
        attempt(
                () ->
                        ec2.revokeSecurityGroupIngress(
                                r ->
                                        r.groupId(group)
                                                .ipPermissions(
                                                        p ->
                                                                p.ipProtocol("tcp")
                                                                        .fromPort(1)
                                                                        .toPort(1)
                                                                        .ipRanges(
                                                                                i ->
                                                                                        i.cidrIp(
                                                                                                "10.0.0.0/8")))));
        attempt(() -> ec2.createTags(r -> r.resources(group).tags(t -> t.key("a").value("b"))));
    }

    private void balancingThatIsNot() {
        var elb = account.elb();
        attempt(() -> elb.describeLoadBalancers(r -> r.names("nobody")));
        attempt(() -> elb.describeLoadBalancers(r -> r.loadBalancerArns(NO_BALANCER)));
        attempt(() -> elb.deleteLoadBalancer(r -> r.loadBalancerArn(NO_BALANCER)));
        attempt(() -> elb.describeLoadBalancerAttributes(r -> r.loadBalancerArn(NO_BALANCER)));
        attempt(() -> elb.describeListeners(r -> r.loadBalancerArn(NO_BALANCER)));
        attempt(() -> elb.describeListeners(r -> r.listenerArns(NO_LISTENER)));
        attempt(() -> elb.deleteListener(r -> r.listenerArn(NO_LISTENER)));
        attempt(() -> elb.describeRules(r -> r.listenerArn(NO_LISTENER)));
        attempt(() -> elb.describeRules(r -> r.ruleArns(NO_RULE)));
        attempt(() -> elb.deleteRule(r -> r.ruleArn(NO_RULE)));
        attempt(() -> elb.describeTargetGroups(r -> r.names("nobody")));
        attempt(() -> elb.describeTargetGroups(r -> r.targetGroupArns(NO_GROUP)));
        attempt(() -> elb.describeTargetGroupAttributes(r -> r.targetGroupArn(NO_GROUP)));
        attempt(() -> elb.deleteTargetGroup(r -> r.targetGroupArn(NO_GROUP)));
        attempt(() -> elb.describeTags(r -> r.resourceArns(NO_GROUP)));
        attempt(() -> elb.describeTags(r -> r.resourceArns(NO_BALANCER)));
        attempt(
                () ->
                        elb.addTags(
                                r -> r.resourceArns(NO_BALANCER).tags(t -> t.key("a").value("b"))));
    }

    private void computeThatIsNot() {
        var ecs = account.ecs();
        attempt(() -> ecs.describeClusters(r -> r.clusters("nobody")));
        attempt(() -> ecs.deleteCluster(r -> r.cluster("nobody")));
        attempt(
                () ->
                        ecs.putClusterCapacityProviders(
                                r ->
                                        r.cluster("nobody")
                                                .capacityProviders("FARGATE")
                                                .defaultCapacityProviderStrategy(List.of())));
        attempt(() -> ecs.describeServices(r -> r.cluster("nobody").services("nobody")));
        attempt(
                () ->
                        ecs.updateService(
                                r -> r.cluster("nobody").service("nobody").desiredCount(1)));
        attempt(() -> ecs.deleteService(r -> r.cluster("nobody").service("nobody")));
        attempt(
                () ->
                        ecs.createService(
                                r ->
                                        r.cluster("nobody")
                                                .serviceName("nobody")
                                                .taskDefinition("nobody:1")
                                                .desiredCount(0)));
        attempt(() -> ecs.describeTaskDefinition(r -> r.taskDefinition("nobody")));
        attempt(() -> ecs.deregisterTaskDefinition(r -> r.taskDefinition("nobody:1")));
        attempt(() -> ecs.deleteTaskDefinitions(r -> r.taskDefinitions("nobody:1")));
        attempt(() -> ecs.listTaskDefinitions(r -> r.familyPrefix("nobody")));
        attempt(
                () ->
                        ecs.tagResource(
                                r ->
                                        r.resourceArn(
                                                        "arn:aws:ecs:us-east-2:123456789012:service/nobody/nobody")
                                                .tags(t -> t.key("a").value("b"))));
        var scaling = account.autoScaling();
        String service = "service/nobody/nobody";
        attempt(
                () ->
                        scaling.registerScalableTarget(
                                r ->
                                        r.serviceNamespace(ServiceNamespace.ECS)
                                                .resourceId(service)
                                                .scalableDimension(
                                                        ScalableDimension.ECS_SERVICE_DESIRED_COUNT)
                                                .minCapacity(1)
                                                .maxCapacity(2)));
        attempt(
                () ->
                        scaling.deregisterScalableTarget(
                                r ->
                                        r.serviceNamespace(ServiceNamespace.ECS)
                                                .resourceId("service/nobody/nowhere")
                                                .scalableDimension(
                                                        ScalableDimension
                                                                .ECS_SERVICE_DESIRED_COUNT)));
        attempt(
                () ->
                        scaling.deleteScalingPolicy(
                                r ->
                                        r.policyName("nobody")
                                                .serviceNamespace(ServiceNamespace.ECS)
                                                .resourceId("service/nobody/nowhere")
                                                .scalableDimension(
                                                        ScalableDimension
                                                                .ECS_SERVICE_DESIRED_COUNT)));
        attempt(
                () ->
                        scaling.describeScalingPolicies(
                                r ->
                                        r.serviceNamespace(ServiceNamespace.ECS)
                                                .resourceId("service/nobody/nowhere")));
    }

    private void storageThatIsNot() {
        var s3 = account.s3();
        attempt(() -> s3.headBucket(r -> r.bucket("nobody-has-this")));
        attempt(() -> s3.getBucketVersioning(r -> r.bucket("nobody-has-this")));
        attempt(() -> s3.getBucketTagging(r -> r.bucket("nobody-has-this")));
        attempt(() -> s3.getBucketPolicy(r -> r.bucket("nobody-has-this")));
        attempt(() -> s3.putBucketPolicy(r -> r.bucket("nobody-has-this").policy("{}")));
        attempt(() -> s3.listObjectVersions(r -> r.bucket("nobody-has-this")));
        attempt(() -> s3.deleteBucket(r -> r.bucket("nobody-has-this")));
        var streams = account.firehose();
        attempt(() -> streams.describeDeliveryStream(r -> r.deliveryStreamName("nobody")));
        attempt(() -> streams.deleteDeliveryStream(r -> r.deliveryStreamName("nobody")));
        attempt(() -> streams.listTagsForDeliveryStream(r -> r.deliveryStreamName("nobody")));
        attempt(() -> streams.startDeliveryStreamEncryption(r -> r.deliveryStreamName("nobody")));
        var logs = account.logs();
        attempt(() -> logs.putRetentionPolicy(r -> r.logGroupName("nobody").retentionInDays(7)));
        attempt(() -> logs.deleteLogGroup(r -> r.logGroupName("nobody")));
        attempt(() -> logs.describeLogGroups(r -> r.logGroupNamePrefix("nobody")));
        attempt(() -> logs.filterLogEvents(r -> r.logGroupName("nobody")));
        var secrets = account.secrets();
        attempt(() -> secrets.describeSecret(r -> r.secretId("nobody")));
        attempt(() -> secrets.getSecretValue(r -> r.secretId("nobody")));
        attempt(
                () ->
                        secrets.updateSecret(
                                r ->
                                        r.secretId("nobody")
                                                .description("nobody")
                                                .clientRequestToken(
                                                        "00000000-0000-4000-8000-000000000000")));
        attempt(() -> secrets.deleteSecret(r -> r.secretId("nobody")));
        attempt(() -> secrets.restoreSecret(r -> r.secretId("nobody")));
    }

    private void othersThatAreNot() {
        var iam = account.iam();
        attempt(() -> iam.getRole(r -> r.roleName("nobody")));
        attempt(() -> iam.deleteRole(r -> r.roleName("nobody")));
        attempt(() -> iam.listRolePolicies(r -> r.roleName("nobody")));
        attempt(() -> iam.getRolePolicy(r -> r.roleName("nobody").policyName("nobody")));
        attempt(
                () ->
                        iam.putRolePolicy(
                                r ->
                                        r.roleName("nobody")
                                                .policyName("nobody")
                                                .policyDocument(
                                                        "{\"Version\":\"2012-10-17\",\"Statement\":[]}")));
        attempt(() -> iam.tagRole(r -> r.roleName("nobody").tags(t -> t.key("a").value("b"))));
        var names = account.serviceDiscovery();
        attempt(() -> names.getNamespace(r -> r.id("ns-0000000000000000")));
        attempt(() -> names.deleteNamespace(r -> r.id("ns-0000000000000000")));
        attempt(
                () ->
                        names.getOperation(
                                r -> r.operationId("00000000000000000000000000000000-00000000")));
        attempt(() -> names.deleteService(r -> r.id("srv-0000000000000000")));
        var acm = account.acm();
        attempt(() -> acm.describeCertificate(r -> r.certificateArn(NO_CERTIFICATE)));
        attempt(() -> acm.deleteCertificate(r -> r.certificateArn(NO_CERTIFICATE)));
        attempt(() -> acm.listTagsForCertificate(r -> r.certificateArn(NO_CERTIFICATE)));
        var route53 = account.route53();
        attempt(() -> route53.getHostedZone(r -> r.id("Z00000000000000000000")));
        attempt(() -> route53.listResourceRecordSets(r -> r.hostedZoneId("Z00000000000000000000")));
        attempt(() -> record("Z00000000000000000000", ChangeAction.UPSERT, "a"));
        attempt(() -> record(zone(), ChangeAction.DELETE, "nobody.rehearsal.example"));
        attempt(() -> record(zone(), ChangeAction.CREATE, "twice.rehearsal.example"));
        attempt(() -> record(zone(), ChangeAction.CREATE, "twice.rehearsal.example"));
        attempt(() -> record(zone(), ChangeAction.CREATE, "elsewhere.example"));
        attempt(() -> record(zone(), ChangeAction.DELETE, "twice.rehearsal.example"));
    }

    private String zone() {
        return land.ids().get("zone rehearsal.example.");
    }

    private void record(String zone, ChangeAction action, String name) {
        account.route53()
                .changeResourceRecordSets(
                        r ->
                                r.hostedZoneId(zone)
                                        .changeBatch(
                                                b ->
                                                        b.changes(
                                                                c ->
                                                                        c.action(action)
                                                                                .resourceRecordSet(
                                                                                        s ->
                                                                                                s.name(
                                                                                                                name)
                                                                                                        .type(
                                                                                                                RRType
                                                                                                                        .TXT)
                                                                                                        .ttl(
                                                                                                                60L)
                                                                                                        .resourceRecords(
                                                                                                                v ->
                                                                                                                        v
                                                                                                                                .value(
                                                                                                                                        "\"a\""))))));
    }

    /** For what the seed's stack has already, or still uses. */
    void aboutTheSeed() {
        var ec2 = account.ec2();
        String vpc = land.ids().get("vpc slipway-main");
        var front =
                ec2.describeSecurityGroups(
                                r -> r.filters(f -> f.name("group-name").values("poc-fargate-alb")))
                        .securityGroups()
                        .getFirst();
        attempt(
                () ->
                        ec2.createSecurityGroup(
                                r ->
                                        r.groupName("poc-fargate-alb")
                                                .description("again")
                                                .vpcId(vpc)));
        attempt(
                () ->
                        ec2.authorizeSecurityGroupIngress(
                                r ->
                                        r.groupId(front.groupId())
                                                .ipPermissions(
                                                        p ->
                                                                p.ipProtocol("tcp")
                                                                        .fromPort(80)
                                                                        .toPort(80)
                                                                        .ipRanges(
                                                                                i ->
                                                                                        i.cidrIp(
                                                                                                "0.0.0.0/0")))));
        attempt(
                () ->
                        ec2.revokeSecurityGroupIngress(
                                r ->
                                        r.groupId(front.groupId())
                                                .ipPermissions(
                                                        p ->
                                                                p.ipProtocol("tcp")
                                                                        .fromPort(81)
                                                                        .toPort(81)
                                                                        .ipRanges(
                                                                                i ->
                                                                                        i.cidrIp(
                                                                                                "0.0.0.0/0")))));
        attempt(() -> ec2.deleteSecurityGroup(r -> r.groupId(front.groupId())));
        balancingInUse(front.groupId());
        computeInUse();
        othersInUse();
    }

    private void balancingInUse(String group) {
        var elb = account.elb();
        var balancer =
                elb.describeLoadBalancers(r -> r.names("poc-fargate"))
                        .loadBalancers()
                        .getFirst()
                        .loadBalancerArn();
        var listener =
                elb.describeListeners(r -> r.loadBalancerArn(balancer)).listeners().getFirst();
        var rule =
                elb.describeRules(r -> r.listenerArn(listener.listenerArn())).rules().stream()
                        .filter(it -> it.isDefault())
                        .findFirst()
                        .orElseThrow();
        var target = elb.describeTargetGroups(r -> r.names("poc-ecs-tg")).targetGroups().getFirst();
        attempt(
                () ->
                        elb.createLoadBalancer(
                                r ->
                                        r.name("poc-fargate")
                                                .scheme("internal")
                                                .subnets(
                                                        land.ids().get("subnet slipway-private-a"),
                                                        land.ids().get("subnet slipway-private-b"))
                                                .securityGroups(group)));
        attempt(
                () ->
                        elb.createLoadBalancer(
                                r ->
                                        r.name("one-zone")
                                                .subnets(
                                                        land.ids()
                                                                .get("subnet slipway-private-a"))));
        attempt(
                () ->
                        elb.createTargetGroup(
                                r ->
                                        r.name("poc-ecs-tg")
                                                .protocol("HTTP")
                                                .port(81)
                                                .vpcId(land.ids().get("vpc slipway-main"))
                                                .targetType("ip")));
        attempt(() -> elb.deleteTargetGroup(r -> r.targetGroupArn(target.targetGroupArn())));
        attempt(
                () ->
                        elb.createListener(
                                r ->
                                        r.loadBalancerArn(balancer)
                                                .protocol("HTTP")
                                                .port(listener.port())
                                                .defaultActions(
                                                        a ->
                                                                a.type(ActionTypeEnum.FORWARD)
                                                                        .targetGroupArn(
                                                                                target
                                                                                        .targetGroupArn()))));
        attempt(
                () ->
                        elb.createListener(
                                r ->
                                        r.loadBalancerArn(balancer)
                                                .protocol("HTTP")
                                                .port(81)
                                                .defaultActions(
                                                        a ->
                                                                a.type(ActionTypeEnum.FORWARD)
                                                                        .targetGroupArn(
                                                                                NO_GROUP))));
        attempt(() -> elb.deleteRule(r -> r.ruleArn(rule.ruleArn())));
        attempt(
                () ->
                        elb.modifyTargetGroupAttributes(
                                r ->
                                        r.targetGroupArn(target.targetGroupArn())
                                                .attributes(
                                                        a -> a.key("nobody.knows").value("1"))));
    }

    private void computeInUse() {
        var ecs = account.ecs();
        attempt(() -> ecs.createCluster(r -> r.clusterName(CLUSTER)));
        attempt(() -> ecs.deleteCluster(r -> r.cluster(CLUSTER)));
        attempt(() -> ecs.deleteService(r -> r.cluster(CLUSTER).service("poc-ecs-service")));
        attempt(() -> ecs.describeServices(r -> r.cluster(CLUSTER).services("nobody")));
        attempt(() -> ecs.updateService(r -> r.cluster(CLUSTER).service("nobody").desiredCount(1)));
        attempt(
                () ->
                        ecs.updateService(
                                r ->
                                        r.cluster(CLUSTER)
                                                .service("poc-ecs-service")
                                                .taskDefinition("nobody:1")));
        attempt(
                () ->
                        ecs.registerTaskDefinition(
                                r ->
                                        r.family("too-small")
                                                .requiresCompatibilitiesWithStrings("FARGATE")
                                                .networkMode("awsvpc")
                                                .cpu("256")
                                                .memory("8192")
                                                .containerDefinitions(
                                                        c -> c.name("a").image("a"))));
        attempt(
                () ->
                        ecs.registerTaskDefinition(
                                r ->
                                        r.family("no-network")
                                                .requiresCompatibilitiesWithStrings("FARGATE")
                                                .networkMode("bridge")
                                                .cpu("256")
                                                .memory("512")
                                                .containerDefinitions(
                                                        c -> c.name("a").image("a"))));
    }

    private void othersInUse() {
        var iam = account.iam();
        String role = "poc-fargate-blue-task-us-east-2";
        String trust =
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"ecs-tasks.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}]}";
        attempt(() -> iam.createRole(r -> r.roleName(role).assumeRolePolicyDocument(trust)));
        attempt(() -> iam.createRole(r -> r.roleName("malformed").assumeRolePolicyDocument("{")));
        attempt(() -> iam.deleteRole(r -> r.roleName(role)));
        attempt(() -> iam.getRolePolicy(r -> r.roleName(role).policyName("nobody")));
        attempt(() -> iam.deleteRolePolicy(r -> r.roleName(role).policyName("nobody")));
        attempt(
                () ->
                        account.acm()
                                .deleteCertificate(
                                        r ->
                                                r.certificateArn(
                                                        land.ids()
                                                                .get(
                                                                        "certificate"
                                                                            + " *.rehearsal.example"))));
        attempt(() -> account.logs().createLogGroup(r -> r.logGroupName("/aws/ecs/veera-service")));
        attempt(
                () ->
                        account.firehose()
                                .createDeliveryStream(
                                        r ->
                                                r.deliveryStreamName("poc-fargate-firehose-stream")
                                                        .extendedS3DestinationConfiguration(
                                                                d ->
                                                                        d.bucketARN(
                                                                                        "arn:aws:s3:::nobody-has-this")
                                                                                .roleARN(
                                                                                        "arn:aws:iam::123456789012:role/nobody"))));
        String bucket = account.s3().listBuckets().buckets().getFirst().name();
        attempt(
                () ->
                        account.s3()
                                .createBucket(
                                        r ->
                                                r.bucket(bucket)
                                                        .createBucketConfiguration(
                                                                c ->
                                                                        c.locationConstraint(
                                                                                "us-east-2"))));
        attempt(
                () ->
                        account.s3()
                                .createBucket(
                                        r ->
                                                r.bucket("elsewhere-made")
                                                        .createBucketConfiguration(
                                                                c ->
                                                                        c.locationConstraint(
                                                                                "eu-west-1"))));
        var namespace = account.serviceDiscovery().listNamespaces(r -> {}).namespaces().getFirst();
        attempt(
                () ->
                        account.serviceDiscovery()
                                .createHttpNamespace(
                                        r -> r.name(namespace.name()).creatorRequestId("again")));
        attempt(() -> account.serviceDiscovery().deleteNamespace(r -> r.id(namespace.id())));
        attempt(
                () ->
                        account.secrets()
                                .createSecret(
                                        r ->
                                                r.name("twice")
                                                        .secretString("a")
                                                        .clientRequestToken(
                                                                "00000000-0000-4000-8000-000000000001")));
        attempt(
                () ->
                        account.secrets()
                                .createSecret(
                                        r ->
                                                r.name("twice")
                                                        .secretString("b")
                                                        .clientRequestToken(
                                                                "00000000-0000-4000-8000-000000000002")));
        attempt(
                () ->
                        account.secrets()
                                .deleteSecret(r -> r.secretId("twice").recoveryWindowInDays(7L)));
        attempt(() -> account.secrets().getSecretValue(r -> r.secretId("twice")));
        attempt(
                () ->
                        account.secrets()
                                .createSecret(
                                        r ->
                                                r.name("twice")
                                                        .secretString("c")
                                                        .clientRequestToken(
                                                                "00000000-0000-4000-8000-000000000003")));
        attempt(() -> account.secrets().describeSecret(r -> r.secretId("twice")));
    }
}
