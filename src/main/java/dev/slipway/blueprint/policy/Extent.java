package dev.slipway.blueprint.policy;

import dev.slipway.engine.OwnershipTags;
import dev.slipway.stack.Certificate.RequestedCertificate;
import dev.slipway.stack.Colour;
import dev.slipway.stack.Domain;
import dev.slipway.stack.Names;
import dev.slipway.stack.Stack;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How far a policy reaches: one stack, by its names, or whatever Slipway makes, by its tags.
 *
 * <p>The tags keep others' things safe from mistakes rather than from malice: AWS lets some
 * services' things be tagged by anybody who may tag at all. Names get longer when a resource is
 * replaced, so that the patterns of {@code shop} cover {@code shop-two} as well.
 *
 * @param account twelve digits, or {@code *}
 */
public record Extent(String partition, String region, String account, Optional<Stack> stack) {
    private static final String ANY = "*";
    private static final String TAG = OwnershipTags.STACK;

    /** A resource that takes another's place while that still stands gets {@code -} and 4 more. */
    private static final int SUFFIX = 5;

    /** Any stack of the partition {@code aws}, in any account and region. */
    public static Extent anywhere() {
        return anywhere(Optional.empty());
    }

    /**
     * Any stack of the partition {@code aws}, in any region.
     *
     * @param account twelve digits; empty for any account
     */
    public static Extent anywhere(Optional<String> account) {
        return new Extent("aws", ANY, account.orElse(ANY), Optional.empty());
    }

    /**
     * One stack.
     *
     * @param account twelve digits; empty for whichever account the policy is put in
     */
    public static Extent of(Stack stack, Optional<String> account) {
        String region = stack.region();
        String partition =
                region.startsWith("cn-")
                        ? "aws-cn"
                        : region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
        return new Extent(partition, region, account.orElse(ANY), Optional.of(stack));
    }

    /** Things of a service, by the last part of their ARNs. */
    List<String> of(String service, String... resources) {
        return of(service, List.of(resources));
    }

    private List<String> of(String service, List<String> resources) {
        return resources.stream()
                .map(
                        last ->
                                "arn:%s:%s:%s:%s:%s"
                                        .formatted(partition, service, region, account, last))
                .toList();
    }

    private List<String> global(String service, String owner, Stream<String> resources) {
        return resources
                .map(last -> "arn:%s:%s::%s:%s".formatted(partition, service, owner, last))
                .toList();
    }

    /** Patterns for names, and for what they become beside a predecessor. */
    private List<String> named(int longest, Function<Stack, Stream<String>> names) {
        return stack.map(it -> names.apply(it).map(name -> pattern(name, longest)).toList())
                .orElse(List.of(ANY));
    }

    private static String pattern(String name, int longest) {
        int kept = Math.min(name.length(), longest - SUFFIX);
        return name.substring(0, kept).replaceFirst("-+$", "") + ANY;
    }

    private static Stream<String> each(Function<Colour, String> name) {
        return Arrays.stream(Colour.values()).map(name);
    }

    private List<String> around(String before, List<String> names, String after) {
        return names.stream().map(name -> before + name + after).toList();
    }

    private List<String> clusterNames() {
        return named(255, it -> Stream.of(it.cluster().name()));
    }

    private List<String> serviceNames() {
        return named(255, it -> each(colour -> it.service(colour).name()));
    }

    List<String> clusters() {
        return of("ecs", around("cluster/", clusterNames(), ""));
    }

    List<String> services() {
        return of("ecs", around("service/" + clusterNames().getFirst() + "/", serviceNames(), ""));
    }

    List<String> tasks() {
        return of("ecs", around("task/", clusterNames(), "/*"));
    }

    List<String> taskDefinitions() {
        return of("ecs", around("task-definition/", serviceNames(), ":*"));
    }

    /** The alarms that Application Auto Scaling makes for the services. */
    List<String> alarms() {
        String before = "alarm:TargetTracking-service/" + clusterNames().getFirst() + "/";
        return of("cloudwatch", around(before, serviceNames(), ""));
    }

    private List<String> loadBalancerNames() {
        return named(32, it -> Stream.of(it.loadBalancer().name()));
    }

    List<String> loadBalancers() {
        return of("elasticloadbalancing", around("loadbalancer/app/", loadBalancerNames(), "/*"));
    }

    List<String> listeners() {
        return of("elasticloadbalancing", around("listener/app/", loadBalancerNames(), "/*"));
    }

    List<String> rules() {
        return of("elasticloadbalancing", around("listener-rule/app/", loadBalancerNames(), "/*"));
    }

    List<String> targetGroups() {
        List<String> names = named(32, it -> each(c -> it.service(c).targetGroup().name()));
        return of("elasticloadbalancing", around("targetgroup/", names, "/*"));
    }

    List<String> logGroups() {
        List<String> names =
                named(
                        512,
                        it ->
                                Stream.of(
                                                each(colour -> it.service(colour).logGroup()),
                                                each(colour -> Names.routerLogGroup(it, colour)),
                                                Stream.of(it.cluster().executeCommandLogGroup()),
                                                Stream.of(Names.firehoseLogGroup(it)))
                                        .flatMap(Function.identity()));
        return of("logs", around("log-group:", shortest(names), ""));
    }

    /** Without those that another one covers. */
    private static List<String> shortest(List<String> patterns) {
        return patterns.stream()
                .distinct()
                .filter(
                        one ->
                                patterns.stream()
                                        .filter(other -> !other.equals(one))
                                        .noneMatch(
                                                other ->
                                                        one.startsWith(
                                                                other.substring(
                                                                        0, other.length() - 1))))
                .toList();
    }

    List<String> streams() {
        List<String> names = named(64, it -> Stream.of(it.logging().streamName()));
        return of("firehose", around("deliverystream/", names, ""));
    }

    List<String> secrets() {
        return of(
                "secretsmanager", stack.map(it -> "secret:" + it.name() + "/*").orElse("secret:*"));
    }

    /** Of any stack those whose names have {@code logs} in them, as they have by default. */
    List<String> buckets() {
        List<String> names =
                stack.isEmpty()
                        ? List.of("*logs*")
                        : named(63, it -> Stream.of(Names.bucket(it, account)));
        return global("s3", "", names.stream());
    }

    List<String> objects() {
        return around("", buckets(), "/*");
    }

    /** Roles that ECS takes on. */
    List<String> taskRoles() {
        return roles(
                Stream.concat(
                        each(
                                c ->
                                        stack.map(it -> Names.executionRole(it, c))
                                                .orElse(any(c, "execution"))),
                        each(c -> stack.map(it -> Names.taskRole(it, c)).orElse(any(c, "task")))));
    }

    private static String any(Colour colour, String purpose) {
        return "*-" + colour.key() + "-" + purpose + "-";
    }

    /** The role that Firehose takes on. */
    List<String> firehoseRole() {
        return roles(Stream.of(stack.map(Names::firehoseRole).orElse("*-firehose-")));
    }

    private List<String> roles(Stream<String> names) {
        return global("iam", account, names.map(name -> "role/" + pattern(name, 64)));
    }

    /** The roles that AWS's services make for themselves when they are used first. */
    List<String> serviceLinkedRoles() {
        return global("iam", account, Stream.of("role/aws-service-role/*"));
    }

    /** Those whose permissions can be asked for. */
    List<String> principals() {
        return global("iam", account, Stream.of("role/*", "user/*"));
    }

    /** The zone of the stack's domain, or none. */
    List<String> hostedZones() {
        return stack.isEmpty()
                ? anyHostedZone()
                : global(
                        "route53",
                        "",
                        stack.flatMap(Stack::domain).flatMap(Domain::hostedZone).stream()
                                .map(zone -> "hostedzone/" + zone.id()));
    }

    List<String> anyHostedZone() {
        return global("route53", "", Stream.of("hostedzone/*"));
    }

    List<String> dnsChanges() {
        return global("route53", "", Stream.of("change/*"));
    }

    /** The names that may be written: the domain, and what proves that a certificate's are ours. */
    Map<String, Map<String, List<String>>> writtenNames() {
        return stack.flatMap(Stack::domain)
                .map(Extent::names)
                .map(
                        names ->
                                Map.of(
                                        "ForAllValues:StringLike",
                                        Map.of(
                                                "route53:ChangeResourceRecordSetsNormalizedRecordNames",
                                                names)))
                .orElse(Map.of());
    }

    private static List<String> names(Domain domain) {
        Stream<String> others =
                domain.certificate() instanceof RequestedCertificate(var alternatives)
                        ? alternatives.stream()
                        : Stream.of();
        return Stream.concat(Stream.of(domain.name()), others)
                .map(name -> name.replaceFirst("^\\*\\.", "").toLowerCase(Locale.ROOT))
                .flatMap(name -> Stream.of(name, "_*." + name))
                .distinct()
                .toList();
    }

    /** Where a security group may be made. */
    List<String> networks() {
        return of("ec2", stack.map(it -> "vpc/" + it.network().vpcId()).orElse("vpc/*"));
    }

    /** That a thing is a stack's already. */
    Map<String, Map<String, List<String>>> ours() {
        return tagged("aws:ResourceTag/");
    }

    /** That a thing that is made is a stack's. */
    Map<String, Map<String, List<String>>> asOurs() {
        return tagged("aws:RequestTag/");
    }

    private Map<String, Map<String, List<String>>> tagged(String key) {
        return stack.map(it -> Map.of("StringEquals", Map.of(key + TAG, List.of(it.name()))))
                .orElse(Map.of("StringLike", Map.of(key + TAG, List.of(ANY))));
    }

    /** A condition for where no name says whose a thing is. */
    Map<String, Map<String, List<String>>> unlessNamed(
            Map<String, Map<String, List<String>>> condition) {
        return stack.isPresent() ? Map.of() : condition;
    }
}
