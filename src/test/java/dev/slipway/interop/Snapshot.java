package dev.slipway.interop;

import dev.slipway.aws.Account;

import software.amazon.awssdk.services.ecs.model.Cluster;
import software.amazon.awssdk.services.ecs.model.ClusterField;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceField;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionField;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionStatus;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Everything that an account lists and describes, service by service, in a form in which two of
 * them can be compared.
 *
 * @param lines one thing each, sorted, {@code service kind: description}
 */
public record Snapshot(List<String> lines) {
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^A-Za-z0-9_.:/*-]+");

    private static final List<Chance> CHANCES =
            List.of(
                    chance("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z", "TIME"),
                    chance("\\b\\d{8}-\\d{6}-[0-9a-f]{4}\\b", "RUN"),
                    chance("\\b(\\d{1,3}\\.){3}\\d{1,3}\\b(?!/)", "ADDRESS"),
                    chance("(task-definition/[^:]+):\\d+", "$1:REVISION"),
                    chance("Revision=\\d+", "Revision=REVISION"),
                    chance("\\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "ID"),
                    chance("\\b1[6-9]\\d{8,11}(\\.\\d+)?\\b", "TIME"),
                    chance(
                            "\\b(sgr?|eni|ns|ecs-svc|vpc|subnet|rtb|rtbassoc|igw|nat|eipalloc|eipassoc)"
                                + "[-/][0-9a-z]{8,}",
                            "$1-ID"),
                    chance("-\\d+(\\.[a-z0-9-]+\\.elb\\.amazonaws)", "-N$1"),
                    chance("\\b[0-9a-f]{16,}\\b", "ID"),
                    chance("/\\d{13,}\\b", "/ID"),
                    chance("\\b[A-Z0-9]{20,}\\b", "ID"));

    /** What AWS chooses, and what stands for it in a shape. */
    private record Chance(Pattern pattern, String word) {}

    private static Chance chance(String pattern, String word) {
        return new Chance(Pattern.compile(pattern), word);
    }

    /** What is new or different in this snapshot, and what is gone; empty if they are equal. */
    public List<String> differences(Snapshot before) {
        List<String> all = new ArrayList<>();
        minus(lines, before.lines).forEach(line -> all.add("+ " + line));
        minus(before.lines, lines).forEach(line -> all.add("- " + line));
        return all;
    }

    private static List<String> minus(List<String> some, List<String> others) {
        List<String> rest = new ArrayList<>(some);
        others.forEach(rest::remove);
        return rest;
    }

    public static Snapshot of(Account account) {
        return of(Clients.of(account));
    }

    public static Snapshot of(Clients account) {
        Taker taker = new Taker(account);
        taker.network();
        taker.loadBalancing();
        taker.compute();
        taker.security();
        taker.names();
        taker.logging();
        return new Snapshot(taker.lines.stream().sorted().toList());
    }

    /** What is there beyond the other. */
    public Snapshot beyond(Snapshot before) {
        return new Snapshot(minus(lines, before.lines));
    }

    /**
     * The same without what AWS chooses at random, without order, and without the log streams,
     * which tell how many tasks came and went: two accounts in which the same was done in different
     * runs have the same shape.
     */
    public Snapshot shape() {
        return new Snapshot(
                lines.stream()
                        .filter(line -> !line.startsWith("log stream of "))
                        .map(Snapshot::withoutChance)
                        .sorted()
                        .toList());
    }

    private static String withoutChance(String line) {
        String text = line;
        for (Chance chance : CHANCES) {
            text = chance.pattern().matcher(text).replaceAll(chance.word());
        }
        return BETWEEN_WORDS.splitAsStream(text).sorted().collect(Collectors.joining(" "));
    }

    private static final class Taker {
        private final Clients account;
        private final Collection<String> lines = new ArrayList<>();

        Taker(Clients account) {
            this.account = account;
        }

        void add(String kind, Collection<?> things) {
            things.forEach(thing -> lines.add(kind + ": " + thing));
        }

        void network() {
            var ec2 = account.ec2();
            add("vpc", ec2.describeVpcs().vpcs());
            add("subnet", ec2.describeSubnets().subnets());
            add("route table", ec2.describeRouteTables().routeTables());
            add("internet gateway", ec2.describeInternetGateways().internetGateways());
            add("nat gateway", ec2.describeNatGateways().natGateways());
            add("address", ec2.describeAddresses().addresses());
            add("interface", ec2.describeNetworkInterfaces().networkInterfaces());
            add("security group", ec2.describeSecurityGroups().securityGroups());
        }

        void loadBalancing() {
            var elb = account.elb();
            elb.describeLoadBalancers()
                    .loadBalancers()
                    .forEach(
                            balancer -> {
                                String arn = balancer.loadBalancerArn();
                                add("load balancer", List.of(balancer));
                                add(
                                        "load balancer attribute",
                                        elb.describeLoadBalancerAttributes(
                                                        r -> r.loadBalancerArn(arn))
                                                .attributes());
                                elbTags(arn);
                                elb.describeListeners(r -> r.loadBalancerArn(arn))
                                        .listeners()
                                        .forEach(
                                                listener -> {
                                                    add("listener", List.of(listener));
                                                    elbTags(listener.listenerArn());
                                                    rules(listener.listenerArn());
                                                });
                            });
            elb.describeTargetGroups(r -> {})
                    .targetGroups()
                    .forEach(
                            group -> {
                                String arn = group.targetGroupArn();
                                add("target group", List.of(group));
                                add(
                                        "target group attribute",
                                        elb.describeTargetGroupAttributes(
                                                        r -> r.targetGroupArn(arn))
                                                .attributes());
                                elbTags(arn);
                            });
        }

        private void rules(String listener) {
            account.elb()
                    .describeRules(r -> r.listenerArn(listener))
                    .rules()
                    .forEach(
                            rule -> {
                                add("rule", List.of(rule));
                                elbTags(rule.ruleArn());
                            });
        }

        private void elbTags(String arn) {
            account.elb()
                    .describeTags(r -> r.resourceArns(arn))
                    .tagDescriptions()
                    .forEach(d -> add("tag of " + d.resourceArn(), new ArrayList<>(d.tags())));
        }

        void compute() {
            var ecs = account.ecs();
            for (String cluster : ecs.listClusters().clusterArns()) {
                add(
                        "cluster",
                        active(
                                ecs
                                        .describeClusters(
                                                r ->
                                                        r.clusters(cluster)
                                                                .include(
                                                                        ClusterField.TAGS,
                                                                        ClusterField.SETTINGS,
                                                                        ClusterField
                                                                                .CONFIGURATIONS))
                                        .clusters()
                                        .stream()
                                        .map(Taker::withoutCounts)
                                        .toList(),
                                Cluster::status));
                for (String service : ecs.listServices(r -> r.cluster(cluster)).serviceArns()) {
                    add(
                            "service",
                            active(
                                    ecs
                                            .describeServices(
                                                    r ->
                                                            r.cluster(cluster)
                                                                    .services(service)
                                                                    .include(ServiceField.TAGS))
                                            .services()
                                            .stream()
                                            .map(Taker::withoutHistory)
                                            .toList(),
                                    Service::status));
                }
            }
            for (var status : TaskDefinitionStatus.knownValues()) {
                for (String arn :
                        ecs.listTaskDefinitions(r -> r.status(status)).taskDefinitionArns()) {
                    var found =
                            ecs.describeTaskDefinition(
                                    r -> r.taskDefinition(arn).include(TaskDefinitionField.TAGS));
                    add("task definition", List.of(found.taskDefinition() + " " + found.tags()));
                }
            }
            var scaling = account.autoScaling();
            add(
                    "scalable target",
                    scaling.describeScalableTargets(r -> r.serviceNamespace("ecs"))
                            .scalableTargets());
            add(
                    "scaling policy",
                    scaling.describeScalingPolicies(r -> r.serviceNamespace("ecs"))
                            .scalingPolicies());
        }

        /** How often something had to be tried is not part of what there is. */
        private static Service withoutHistory(Service service) {
            return service.toBuilder().events(List.of()).build();
        }

        /** moto counts tasks by how often somebody looked at them. */
        private static Cluster withoutCounts(Cluster cluster) {
            return cluster.toBuilder().runningTasksCount(0).pendingTasksCount(0).build();
        }

        /** ECS shows clusters and services for a while after they are deleted. */
        private static <T> List<T> active(List<T> all, Function<T, String> status) {
            return all.stream().filter(one -> !status.apply(one).equals("INACTIVE")).toList();
        }

        void security() {
            var iam = account.iam();
            for (var role : iam.listRoles().roles()) {
                String name = role.roleName();
                add("role", List.of(iam.getRole(r -> r.roleName(name)).role()));
                for (String policy : iam.listRolePolicies(r -> r.roleName(name)).policyNames()) {
                    var found = iam.getRolePolicy(r -> r.roleName(name).policyName(policy));
                    add("role policy", List.of(found));
                }
                add(
                        "attached policy of " + name,
                        iam.listAttachedRolePolicies(r -> r.roleName(name)).attachedPolicies());
            }
            add(
                    "secret",
                    account.secrets()
                            .listSecrets(r -> r.includePlannedDeletion(true))
                            .secretList());
        }

        void names() {
            for (var listed : account.acm().listCertificates().certificateSummaryList()) {
                var found =
                        account.acm()
                                .describeCertificate(r -> r.certificateArn(listed.certificateArn()))
                                .certificate();
                // moto never takes a deleted listener off this list.
                add("certificate", List.of(found.toBuilder().inUseBy(List.of()).build()));
            }
            var zones = account.route53().listHostedZones().hostedZones();
            add("hosted zone", zones);
            zones.forEach(
                    zone ->
                            add(
                                    "record of " + zone.name(),
                                    account.route53()
                                            .listResourceRecordSets(r -> r.hostedZoneId(zone.id()))
                                            .resourceRecordSets()));
            add("namespace", account.serviceDiscovery().listNamespaces(r -> {}).namespaces());
            add(
                    "service of Cloud Map",
                    account.serviceDiscovery().listServices(r -> {}).services());
        }

        void logging() {
            var logs = account.logs();
            logs.describeLogGroups()
                    .logGroups()
                    .forEach(
                            group -> {
                                add("log group", List.of(group));
                                add(
                                        "tags of " + group.logGroupName(),
                                        List.of(
                                                new TreeMap<>(
                                                        logs.listTagsForResource(
                                                                        r ->
                                                                                r.resourceArn(
                                                                                        group
                                                                                                .logGroupArn()))
                                                                .tags())));
                                add(
                                        "log stream of " + group.logGroupName(),
                                        logs.describeLogStreams(
                                                        r -> r.logGroupName(group.logGroupName()))
                                                .logStreams());
                            });
            for (String stream : account.firehose().listDeliveryStreams().deliveryStreamNames()) {
                add(
                        "delivery stream",
                        List.of(
                                account.firehose()
                                        .describeDeliveryStream(r -> r.deliveryStreamName(stream))
                                        .deliveryStreamDescription(),
                                account.firehose()
                                        .listTagsForDeliveryStream(
                                                r -> r.deliveryStreamName(stream))
                                        .tags()));
            }
            account.s3().listBuckets().buckets().forEach(bucket -> bucket(bucket.name()));
        }

        private void bucket(String name) {
            var s3 = account.s3();
            add("bucket", List.of(name));
            add(
                    "object versions of " + name,
                    s3.listObjectVersions(r -> r.bucket(name)).versions());
            add("versioning of " + name, List.of(s3.getBucketVersioning(r -> r.bucket(name))));
            optional("encryption of " + name, () -> s3.getBucketEncryption(r -> r.bucket(name)));
            optional(
                    "public access of " + name, () -> s3.getPublicAccessBlock(r -> r.bucket(name)));
            optional(
                    "ownership of " + name,
                    () -> s3.getBucketOwnershipControls(r -> r.bucket(name)));
            optional(
                    "lifecycle of " + name,
                    () -> s3.getBucketLifecycleConfiguration(r -> r.bucket(name)));
            optional("policy of " + name, () -> s3.getBucketPolicy(r -> r.bucket(name)));
            optional("tags of " + name, () -> s3.getBucketTagging(r -> r.bucket(name)));
        }

        private void optional(String kind, java.util.function.Supplier<?> look) {
            try {
                add(kind, List.of(look.get()));
            } catch (software.amazon.awssdk.services.s3.model.S3Exception none) {
                lines.add(kind + ": none");
            }
        }
    }
}
