package dev.slipway.sandbox.elb;

import dev.slipway.sandbox.acm.Certificates;
import dev.slipway.sandbox.ec2.SandboxEc2;
import dev.slipway.sandbox.elb.Balancers.Entry;
import dev.slipway.sandbox.world.Page;
import dev.slipway.sandbox.world.Tags;
import dev.slipway.sandbox.world.World;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.*;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Application load balancers, their listeners, rules and target groups. */
public final class SandboxElb implements ElasticLoadBalancingV2Client {
    private static final int PAGE = 400;
    private static final String NAME = "(?!-)[a-zA-Z0-9-]{1,32}(?<!-)";
    private static final Tags<Tag> TAGS =
            new Tags<>(
                    Tag::key,
                    Tag::value,
                    (key, value) -> Tag.builder().key(key).value(value).build());

    private final World world;
    private final SandboxEc2 ec2;
    private final Certificates certificates;
    private final TargetGroups groups;
    private final Balancers balancers;
    private final Actions actions;
    private final Map<String, List<Tag>> tags = new TreeMap<>();

    public SandboxElb(World world, SandboxEc2 ec2, Certificates certificates, TargetGroups groups) {
        this.world = world;
        this.ec2 = ec2;
        this.certificates = certificates;
        this.groups = groups;
        this.balancers = new Balancers(world, ec2, certificates);
        this.actions = new Actions(world, groups);
        groups.attachedWhen(balancers::isAttached);
    }

    @Override
    public CreateLoadBalancerResponse createLoadBalancer(CreateLoadBalancerRequest request) {
        String name = request.name();
        if (name == null || !name.matches(NAME) || name.startsWith("internal-")) {
            throw invalid("The load balancer name '" + name + "' is not valid");
        }
        checkTags(request.tags());
        List<Subnet> subnets = subnets(request.subnets());
        checkGroups(request.securityGroups(), subnets.getFirst().vpcId());
        LoadBalancerSchemeEnum scheme =
                request.scheme() == null
                        ? LoadBalancerSchemeEnum.INTERNET_FACING
                        : request.scheme();
        Optional<Entry> old =
                balancers.all.values().stream()
                        .filter(entry -> entry.balancer.loadBalancerName().equals(name))
                        .findFirst();
        if (old.isPresent()) {
            return again(old.get(), request, scheme);
        }
        String id = world.ids().hex(16, "balancer", name);
        LoadBalancer balancer =
                LoadBalancer.builder()
                        .loadBalancerArn(
                                world.arn(
                                        "elasticloadbalancing",
                                        "loadbalancer/app/" + name + "/" + id))
                        .loadBalancerName(name)
                        .dnsName(
                                "%s-%s.%s.elb.amazonaws.com"
                                        .formatted(
                                                name,
                                                world.ids().decimal(10, "dns", name),
                                                world.region()))
                        .canonicalHostedZoneId("Z3AADJGX6KTTL2")
                        .createdTime(world.now())
                        .scheme(scheme)
                        .vpcId(subnets.getFirst().vpcId())
                        .type(LoadBalancerTypeEnum.APPLICATION)
                        .ipAddressType(IpAddressType.IPV4)
                        .securityGroups(request.securityGroups())
                        .availabilityZones(zones(subnets))
                        .build();
        Entry entry = new Entry(balancer);
        entry.attributes.putAll(Defaults.BALANCER);
        balancers.all.put(balancer.loadBalancerArn(), entry);
        tags.put(balancer.loadBalancerArn(), request.tags());
        balancers.attach(balancer);
        return CreateLoadBalancerResponse.builder().loadBalancers(balancers.shown(entry)).build();
    }

    /** The same request once more is answered as the first time. */
    private CreateLoadBalancerResponse again(
            Entry old, CreateLoadBalancerRequest request, LoadBalancerSchemeEnum scheme) {
        LoadBalancer is = old.balancer;
        boolean same =
                is.scheme() == scheme
                        && Set.copyOf(is.securityGroups())
                                .equals(Set.copyOf(request.securityGroups()))
                        && is.availabilityZones().stream()
                                .allMatch(zone -> request.subnets().contains(zone.subnetId()))
                        && Set.copyOf(tags.get(is.loadBalancerArn()))
                                .equals(Set.copyOf(request.tags()));
        if (!same) {
            throw world.refuse(
                    DuplicateLoadBalancerNameException.builder(),
                    "DuplicateLoadBalancerName",
                    "A load balancer with the same name '%s' exists, but with different settings"
                            .formatted(request.name()));
        }
        return CreateLoadBalancerResponse.builder().loadBalancers(balancers.shown(old)).build();
    }

    private List<Subnet> subnets(Collection<String> ids) {
        List<Subnet> found =
                ids.stream()
                        .map(
                                id ->
                                        ec2.network()
                                                .subnet(id)
                                                .orElseThrow(
                                                        () ->
                                                                world.refuse(
                                                                        SubnetNotFoundException
                                                                                .builder(),
                                                                        "SubnetNotFound",
                                                                        "The subnet ID '"
                                                                                + id
                                                                                + "' does not"
                                                                                + " exist")))
                        .toList();
        Set<String> zones = new HashSet<>();
        found.forEach(subnet -> zones.add(subnet.availabilityZone()));
        if (zones.size() < 2) {
            throw invalid(
                    "At least two subnets in two different Availability Zones must be specified");
        }
        if (zones.size() < found.size()) {
            throw world.refuse(
                    InvalidConfigurationRequestException.builder(),
                    "InvalidConfigurationRequest",
                    "A load balancer cannot be attached to multiple subnets in the same"
                            + " Availability Zone");
        }
        if (found.stream().map(Subnet::vpcId).distinct().count() > 1) {
            throw refuseSubnet("All subnets must belong to the same VPC");
        }
        found.stream()
                .filter(subnet -> Integer.parseInt(subnet.cidrBlock().split("/")[1]) > 27)
                .findFirst()
                .ifPresent(
                        subnet -> {
                            throw refuseSubnet(
                                    "Not enough IP space available in "
                                            + subnet.subnetId()
                                            + ". ELB requires at least 8 free IP addresses in"
                                            + " each subnet.");
                        });
        return found;
    }

    private AwsServiceException refuseSubnet(String message) {
        return world.refuse(InvalidSubnetException.builder(), "InvalidSubnet", message);
    }

    private void checkGroups(Collection<String> ids, String vpc) {
        for (String id : ids) {
            if (!ec2.groups().exists(id) || !ec2.groups().vpc(id).equals(vpc)) {
                throw world.refuse(
                        InvalidSecurityGroupException.builder(),
                        "InvalidSecurityGroup",
                        "One or more security groups are invalid: " + id);
            }
        }
    }

    private static List<AvailabilityZone> zones(List<Subnet> subnets) {
        return subnets.stream()
                .map(
                        subnet ->
                                AvailabilityZone.builder()
                                        .zoneName(subnet.availabilityZone())
                                        .subnetId(subnet.subnetId())
                                        .build())
                .sorted(Comparator.comparing(AvailabilityZone::zoneName))
                .toList();
    }

    @Override
    public DescribeLoadBalancersResponse describeLoadBalancers(
            DescribeLoadBalancersRequest request) {
        request.loadBalancerArns().forEach(this::balancer);
        for (String name : request.names()) {
            if (balancers.all.values().stream()
                    .noneMatch(entry -> entry.balancer.loadBalancerName().equals(name))) {
                throw noBalancer(name);
            }
        }
        List<LoadBalancer> found =
                balancers.all.values().stream()
                        .map(balancers::shown)
                        .filter(
                                each ->
                                        isMeant(request.loadBalancerArns(), each.loadBalancerArn())
                                                && isMeant(
                                                        request.names(), each.loadBalancerName()))
                        .toList();
        Page<LoadBalancer> page = page(found, request.marker(), request.pageSize());
        return DescribeLoadBalancersResponse.builder()
                .loadBalancers(page.items())
                .nextMarker(page.next())
                .build();
    }

    private static boolean isMeant(List<String> wanted, String value) {
        return wanted.isEmpty() || wanted.contains(value);
    }

    @Override
    public DescribeLoadBalancerAttributesResponse describeLoadBalancerAttributes(
            DescribeLoadBalancerAttributesRequest request) {
        return DescribeLoadBalancerAttributesResponse.builder()
                .attributes(attributes(balancer(request.loadBalancerArn())))
                .build();
    }

    @Override
    public ModifyLoadBalancerAttributesResponse modifyLoadBalancerAttributes(
            ModifyLoadBalancerAttributesRequest request) {
        Entry entry = balancer(request.loadBalancerArn());
        for (LoadBalancerAttribute attribute : request.attributes()) {
            if (!entry.attributes.containsKey(attribute.key())) {
                throw unknownAttribute(attribute.key());
            }
        }
        request.attributes().forEach(each -> entry.attributes.put(each.key(), each.value()));
        return ModifyLoadBalancerAttributesResponse.builder().attributes(attributes(entry)).build();
    }

    private static List<LoadBalancerAttribute> attributes(Entry entry) {
        return entry.attributes.entrySet().stream()
                .map(
                        each ->
                                LoadBalancerAttribute.builder()
                                        .key(each.getKey())
                                        .value(each.getValue())
                                        .build())
                .toList();
    }

    private AwsServiceException unknownAttribute(String key) {
        return world.refuse(
                InvalidConfigurationRequestException.builder(),
                "InvalidConfigurationRequest",
                "The attribute key '" + key + "' is not recognized");
    }

    @Override
    public SetSubnetsResponse setSubnets(SetSubnetsRequest request) {
        Entry entry = balancer(request.loadBalancerArn());
        List<Subnet> subnets = subnets(request.subnets());
        balancers.detach(entry.balancer);
        entry.balancer = entry.balancer.toBuilder().availabilityZones(zones(subnets)).build();
        balancers.attach(entry.balancer);
        return SetSubnetsResponse.builder()
                .availabilityZones(entry.balancer.availabilityZones())
                .build();
    }

    @Override
    public SetSecurityGroupsResponse setSecurityGroups(SetSecurityGroupsRequest request) {
        Entry entry = balancer(request.loadBalancerArn());
        checkGroups(request.securityGroups(), entry.balancer.vpcId());
        entry.balancer =
                entry.balancer.toBuilder().securityGroups(request.securityGroups()).build();
        balancers.regroup(entry.balancer, request.securityGroups());
        return SetSecurityGroupsResponse.builder()
                .securityGroupIds(request.securityGroups())
                .build();
    }

    @Override
    public DeleteLoadBalancerResponse deleteLoadBalancer(DeleteLoadBalancerRequest request) {
        String arn = request.loadBalancerArn();
        Entry entry = balancers.all.get(arn);
        if (entry != null && "true".equals(entry.attributes.get("deletion_protection.enabled"))) {
            throw world.refuse(
                    OperationNotPermittedException.builder(),
                    "OperationNotPermitted",
                    "Load balancer '"
                            + arn
                            + "' cannot be deleted because deletion protection is"
                            + " enabled");
        }
        if (entry != null) {
            balancers.remove(arn);
            tags.keySet().removeIf(each -> !isKnown(each));
        }
        return DeleteLoadBalancerResponse.builder().build();
    }

    @Override
    public CreateListenerResponse createListener(CreateListenerRequest request) {
        balancer(request.loadBalancerArn());
        checkTags(request.tags());
        List<Action> defaults = actions.checked(request.defaultActions());
        if (balancers
                .listenersOf(request.loadBalancerArn())
                .anyMatch(listener -> listener.port().equals(request.port()))) {
            throw duplicateListener();
        }
        checkCertificates(request.protocol(), request.certificates());
        String arn =
                request.loadBalancerArn().replaceFirst(":loadbalancer/", ":listener/")
                        + "/"
                        + world.ids()
                                .hex(
                                        16,
                                        "listener",
                                        request.loadBalancerArn(),
                                        "" + request.port());
        boolean secure = request.protocol() == ProtocolEnum.HTTPS;
        Listener listener =
                Listener.builder()
                        .listenerArn(arn)
                        .loadBalancerArn(request.loadBalancerArn())
                        .port(request.port())
                        .protocol(request.protocol())
                        .certificates(request.certificates())
                        .sslPolicy(
                                secure && request.sslPolicy() == null
                                        ? "ELBSecurityPolicy-2016-08"
                                        : request.sslPolicy())
                        .defaultActions(defaults)
                        .build();
        balancers.put(listener);
        tags.put(arn, request.tags());
        return CreateListenerResponse.builder().listeners(listener).build();
    }

    private AwsServiceException duplicateListener() {
        return world.refuse(
                DuplicateListenerException.builder(),
                "DuplicateListener",
                "A listener already exists on this port for this load balancer");
    }

    private void checkCertificates(ProtocolEnum protocol, List<Certificate> given) {
        if (protocol == ProtocolEnum.HTTPS && given.size() != 1) {
            throw invalid("A certificate must be specified for HTTPS listeners");
        }
        for (Certificate certificate : given) {
            if (certificates.detail(certificate.certificateArn()).isEmpty()) {
                throw world.refuse(
                        CertificateNotFoundException.builder(),
                        "CertificateNotFound",
                        "Certificate '" + certificate.certificateArn() + "' not found");
            }
            if (!certificates.isUsable(certificate.certificateArn())) {
                throw world.refuse(
                        unsupported(),
                        "UnsupportedCertificate",
                        "The certificate '%s' must have a fully-qualified domain name, a supported"
                                        .formatted(certificate.certificateArn())
                                + " signature, and a supported key size.");
            }
        }
    }

    private static AwsServiceException.Builder unsupported() {
        return ElasticLoadBalancingV2Exception.builder();
    }

    @Override
    public DescribeListenersResponse describeListeners(DescribeListenersRequest request) {
        if (request.loadBalancerArn() != null) {
            balancer(request.loadBalancerArn());
        }
        request.listenerArns().forEach(this::listener);
        List<Listener> found =
                balancers.listeners.values().stream()
                        .filter(
                                each ->
                                        request.loadBalancerArn() == null
                                                || each.loadBalancerArn()
                                                        .equals(request.loadBalancerArn()))
                        .filter(each -> isMeant(request.listenerArns(), each.listenerArn()))
                        .toList();
        Page<Listener> page = page(found, request.marker(), request.pageSize());
        return DescribeListenersResponse.builder()
                .listeners(page.items())
                .nextMarker(page.next())
                .build();
    }

    @Override
    public ModifyListenerResponse modifyListener(ModifyListenerRequest request) {
        Listener was = listener(request.listenerArn());
        ProtocolEnum protocol = request.protocol() == null ? was.protocol() : request.protocol();
        Integer port = request.port() == null ? was.port() : request.port();
        if (!port.equals(was.port())
                && balancers
                        .listenersOf(was.loadBalancerArn())
                        .anyMatch(other -> other.port().equals(port))) {
            throw duplicateListener();
        }
        List<Certificate> given =
                request.hasCertificates() ? request.certificates() : was.certificates();
        checkCertificates(protocol, given);
        Listener now =
                was.toBuilder()
                        .port(port)
                        .protocol(protocol)
                        .certificates(given)
                        .sslPolicy(
                                request.sslPolicy() == null ? was.sslPolicy() : request.sslPolicy())
                        .defaultActions(
                                request.hasDefaultActions()
                                        ? actions.checked(request.defaultActions())
                                        : was.defaultActions())
                        .build();
        balancers.put(now);
        return ModifyListenerResponse.builder().listeners(now).build();
    }

    @Override
    public DeleteListenerResponse deleteListener(DeleteListenerRequest request) {
        listener(request.listenerArn());
        balancers.removeListener(request.listenerArn());
        tags.keySet().removeIf(each -> !isKnown(each));
        return DeleteListenerResponse.builder().build();
    }

    @Override
    public CreateRuleResponse createRule(CreateRuleRequest request) {
        listener(request.listenerArn());
        checkTags(request.tags());
        if (request.priority() == null || request.priority() < 1 || request.priority() > 50_000) {
            throw invalid("Priority must be between 1 and 50000");
        }
        if (request.conditions().isEmpty()) {
            throw invalid("A condition must be specified");
        }
        String priority = String.valueOf(request.priority());
        requireFree(request.listenerArn(), priority, "");
        Rule rule =
                Rule.builder()
                        .ruleArn(balancers.ruleArn(request.listenerArn()))
                        .priority(priority)
                        .isDefault(false)
                        .conditions(Conditions.spelled(request.conditions()))
                        .actions(actions.checked(request.actions()))
                        .build();
        balancers.rules.put(rule.ruleArn(), rule);
        tags.put(rule.ruleArn(), request.tags());
        return CreateRuleResponse.builder().rules(rule).build();
    }

    private void requireFree(String listener, String priority, String except) {
        if (balancers
                .rulesOf(listener)
                .filter(rule -> !rule.ruleArn().equals(except))
                .anyMatch(rule -> rule.priority().equals(priority))) {
            throw world.refuse(
                    PriorityInUseException.builder(),
                    "PriorityInUse",
                    "Priority '" + priority + "' is currently in use");
        }
    }

    @Override
    public DescribeRulesResponse describeRules(DescribeRulesRequest request) {
        if (request.listenerArn() != null) {
            listener(request.listenerArn());
        }
        request.ruleArns().forEach(this::rule);
        List<Rule> found =
                balancers.rules.values().stream()
                        .filter(
                                each ->
                                        request.listenerArn() == null
                                                || Balancers.listenerOf(each.ruleArn())
                                                        .equals(request.listenerArn()))
                        .filter(each -> isMeant(request.ruleArns(), each.ruleArn()))
                        .sorted(Comparator.comparing(SandboxElb::order))
                        .toList();
        Page<Rule> page = page(found, request.marker(), request.pageSize());
        return DescribeRulesResponse.builder().rules(page.items()).nextMarker(page.next()).build();
    }

    private static int order(Rule rule) {
        return rule.isDefault() ? Integer.MAX_VALUE : Integer.parseInt(rule.priority());
    }

    @Override
    public ModifyRuleResponse modifyRule(ModifyRuleRequest request) {
        Rule was = rule(request.ruleArn());
        if (was.isDefault()) {
            throw notPermitted("Default rule '" + was.ruleArn() + "' cannot be modified");
        }
        Rule.Builder now = was.toBuilder();
        if (request.hasActions()) {
            now.actions(actions.checked(request.actions()));
        }
        if (request.hasConditions()) {
            now.conditions(Conditions.spelled(request.conditions()));
        }
        balancers.rules.put(was.ruleArn(), now.build());
        return ModifyRuleResponse.builder().rules(now.build()).build();
    }

    @Override
    public SetRulePrioritiesResponse setRulePriorities(SetRulePrioritiesRequest request) {
        List<Rule> moved =
                request.rulePriorities().stream()
                        .map(
                                each ->
                                        rule(each.ruleArn()).toBuilder()
                                                .priority(String.valueOf(each.priority()))
                                                .build())
                        .toList();
        for (Rule rule : moved) {
            boolean taken =
                    balancers
                            .rulesOf(Balancers.listenerOf(rule.ruleArn()))
                            .filter(
                                    other ->
                                            moved.stream()
                                                    .noneMatch(
                                                            m ->
                                                                    m.ruleArn()
                                                                            .equals(
                                                                                    other
                                                                                            .ruleArn())))
                            .anyMatch(other -> other.priority().equals(rule.priority()));
            if (taken) {
                requireFree(Balancers.listenerOf(rule.ruleArn()), rule.priority(), rule.ruleArn());
            }
        }
        moved.forEach(rule -> balancers.rules.put(rule.ruleArn(), rule));
        return SetRulePrioritiesResponse.builder().rules(moved).build();
    }

    @Override
    public DeleteRuleResponse deleteRule(DeleteRuleRequest request) {
        if (rule(request.ruleArn()).isDefault()) {
            throw notPermitted("Default rule '" + request.ruleArn() + "' cannot be deleted");
        }
        balancers.rules.remove(request.ruleArn());
        tags.remove(request.ruleArn());
        return DeleteRuleResponse.builder().build();
    }

    private AwsServiceException notPermitted(String message) {
        return world.refuse(
                OperationNotPermittedException.builder(), "OperationNotPermitted", message);
    }

    @Override
    public CreateTargetGroupResponse createTargetGroup(CreateTargetGroupRequest request) {
        String name = request.name();
        if (name == null || !name.matches(NAME)) {
            throw invalid("Target group name '" + name + "' is not valid");
        }
        checkTags(request.tags());
        if (request.vpcId() == null || ec2.network().vpc(request.vpcId()).isEmpty()) {
            throw invalid("The VPC ID '" + request.vpcId() + "' is not found");
        }
        TargetGroup made = Defaults.group(request);
        checkHealthCheck(made);
        Optional<TargetGroup> old =
                groups.all().values().stream()
                        .map(entry -> entry.group)
                        .filter(group -> group.targetGroupName().equals(name))
                        .findFirst();
        if (old.isPresent()) {
            boolean same =
                    old.get().toBuilder().targetGroupArn(null).build().equals(made)
                            && Set.copyOf(tags.get(old.get().targetGroupArn()))
                                    .equals(Set.copyOf(request.tags()));
            if (!same) {
                throw world.refuse(
                        DuplicateTargetGroupNameException.builder(),
                        "DuplicateTargetGroupName",
                        "A target group with the same name '%s' exists, but with different settings"
                                .formatted(name));
            }
            return CreateTargetGroupResponse.builder().targetGroups(shown(old.get())).build();
        }
        String arn =
                world.arn(
                        "elasticloadbalancing",
                        "targetgroup/" + name + "/" + world.ids().hex(16, "group", name));
        TargetGroup group = made.toBuilder().targetGroupArn(arn).build();
        var entry = new TargetGroups.Entry(group);
        entry.attributes.putAll(Defaults.GROUP);
        groups.all().put(arn, entry);
        tags.put(arn, request.tags());
        return CreateTargetGroupResponse.builder().targetGroups(shown(group)).build();
    }

    private void checkHealthCheck(TargetGroup group) {
        if (group.healthCheckTimeoutSeconds() >= group.healthCheckIntervalSeconds()) {
            throw invalid("Health check interval must be greater than the timeout.");
        }
        if (group.port() == null || group.port() < 1 || group.port() > 65_535) {
            throw invalid("A port must be specified");
        }
        for (int count : List.of(group.healthyThresholdCount(), group.unhealthyThresholdCount())) {
            if (count < 2 || count > 10) {
                throw invalid("Health check threshold counts must be between 2 and 10");
            }
        }
    }

    private TargetGroup shown(TargetGroup group) {
        return group.toBuilder()
                .loadBalancerArns(balancers.balancersOf(group.targetGroupArn()).toList())
                .build();
    }

    @Override
    public DescribeTargetGroupsResponse describeTargetGroups(DescribeTargetGroupsRequest request) {
        request.targetGroupArns().forEach(this::group);
        for (String name : request.names()) {
            if (groups.all().values().stream()
                    .noneMatch(entry -> entry.group.targetGroupName().equals(name))) {
                throw noGroup(name);
            }
        }
        List<TargetGroup> found =
                groups.all().values().stream()
                        .map(entry -> shown(entry.group))
                        .filter(each -> isMeant(request.targetGroupArns(), each.targetGroupArn()))
                        .filter(each -> isMeant(request.names(), each.targetGroupName()))
                        .filter(
                                each ->
                                        request.loadBalancerArn() == null
                                                || each.loadBalancerArns()
                                                        .contains(request.loadBalancerArn()))
                        .toList();
        Page<TargetGroup> page = page(found, request.marker(), request.pageSize());
        return DescribeTargetGroupsResponse.builder()
                .targetGroups(page.items())
                .nextMarker(page.next())
                .build();
    }

    @Override
    public ModifyTargetGroupResponse modifyTargetGroup(ModifyTargetGroupRequest request) {
        var entry = group(request.targetGroupArn());
        TargetGroup now = Defaults.modified(entry.group, request);
        checkHealthCheck(now);
        entry.group = now;
        return ModifyTargetGroupResponse.builder().targetGroups(shown(now)).build();
    }

    @Override
    public DescribeTargetGroupAttributesResponse describeTargetGroupAttributes(
            DescribeTargetGroupAttributesRequest request) {
        return DescribeTargetGroupAttributesResponse.builder()
                .attributes(attributes(group(request.targetGroupArn())))
                .build();
    }

    @Override
    public ModifyTargetGroupAttributesResponse modifyTargetGroupAttributes(
            ModifyTargetGroupAttributesRequest request) {
        var entry = group(request.targetGroupArn());
        for (TargetGroupAttribute attribute : request.attributes()) {
            if (!entry.attributes.containsKey(attribute.key())) {
                throw unknownAttribute(attribute.key());
            }
        }
        request.attributes().forEach(each -> entry.attributes.put(each.key(), each.value()));
        return ModifyTargetGroupAttributesResponse.builder().attributes(attributes(entry)).build();
    }

    private static List<TargetGroupAttribute> attributes(TargetGroups.Entry entry) {
        return entry.attributes.entrySet().stream()
                .map(
                        each ->
                                TargetGroupAttribute.builder()
                                        .key(each.getKey())
                                        .value(each.getValue())
                                        .build())
                .toList();
    }

    @Override
    public DescribeTargetHealthResponse describeTargetHealth(DescribeTargetHealthRequest request) {
        return DescribeTargetHealthResponse.builder()
                .targetHealthDescriptions(groups.health(group(request.targetGroupArn())))
                .build();
    }

    @Override
    public RegisterTargetsResponse registerTargets(RegisterTargetsRequest request) {
        var entry = group(request.targetGroupArn());
        request.targets()
                .forEach(
                        target ->
                                groups.register(
                                        request.targetGroupArn(),
                                        target.id(),
                                        Objects.requireNonNullElse(
                                                target.port(), entry.group.port()),
                                        true));
        return RegisterTargetsResponse.builder().build();
    }

    @Override
    public DeregisterTargetsResponse deregisterTargets(DeregisterTargetsRequest request) {
        var entry = group(request.targetGroupArn());
        request.targets()
                .forEach(
                        target ->
                                groups.deregister(
                                        request.targetGroupArn(),
                                        target.id(),
                                        Objects.requireNonNullElse(
                                                target.port(), entry.group.port())));
        return DeregisterTargetsResponse.builder().build();
    }

    @Override
    public DeleteTargetGroupResponse deleteTargetGroup(DeleteTargetGroupRequest request) {
        String arn = request.targetGroupArn();
        if (balancers.isAttached(arn)) {
            throw world.refuse(
                    ResourceInUseException.builder(),
                    "ResourceInUse",
                    "Target group '" + arn + "' is currently in use by a listener or a rule");
        }
        groups.all().remove(arn);
        tags.remove(arn);
        return DeleteTargetGroupResponse.builder().build();
    }

    @Override
    public DescribeTagsResponse describeTags(DescribeTagsRequest request) {
        if (request.resourceArns().size() > 20) {
            throw invalid("At most 20 resources can be described at once");
        }
        request.resourceArns().forEach(this::requireKnown);
        return DescribeTagsResponse.builder()
                .tagDescriptions(
                        request.resourceArns().stream()
                                .map(
                                        arn ->
                                                TagDescription.builder()
                                                        .resourceArn(arn)
                                                        .tags(tags.getOrDefault(arn, List.of()))
                                                        .build())
                                .toList())
                .build();
    }

    @Override
    public AddTagsResponse addTags(AddTagsRequest request) {
        request.resourceArns().forEach(this::requireKnown);
        for (String arn : request.resourceArns()) {
            List<Tag> all = TAGS.with(tags.getOrDefault(arn, List.of()), request.tags());
            checkTags(all);
            tags.put(arn, all);
        }
        return AddTagsResponse.builder().build();
    }

    @Override
    public RemoveTagsResponse removeTags(RemoveTagsRequest request) {
        request.resourceArns().forEach(this::requireKnown);
        request.resourceArns()
                .forEach(
                        arn ->
                                tags.computeIfPresent(
                                        arn, (_, has) -> TAGS.without(has, request.tagKeys())));
        return RemoveTagsResponse.builder().build();
    }

    private boolean isKnown(String arn) {
        return Stream.of(balancers.all, balancers.listeners, balancers.rules, groups.all())
                .anyMatch(all -> all.containsKey(arn));
    }

    private void requireKnown(String arn) {
        if (!isKnown(arn)) {
            if (arn.contains(":listener-rule/")) {
                rule(arn);
            } else if (arn.contains(":listener/")) {
                listener(arn);
            } else if (arn.contains(":targetgroup/")) {
                group(arn);
            }
            balancer(arn);
        }
    }

    private Entry balancer(String arn) {
        return Optional.ofNullable(balancers.all.get(arn)).orElseThrow(() -> noBalancer(arn));
    }

    private AwsServiceException noBalancer(String what) {
        return world.refuse(
                LoadBalancerNotFoundException.builder(),
                "LoadBalancerNotFound",
                "Load balancer '" + what + "' not found");
    }

    private Listener listener(String arn) {
        return Optional.ofNullable(balancers.listeners.get(arn))
                .orElseThrow(
                        () ->
                                world.refuse(
                                        ListenerNotFoundException.builder(),
                                        "ListenerNotFound",
                                        "Listener '" + arn + "' not found"));
    }

    private Rule rule(String arn) {
        return Optional.ofNullable(balancers.rules.get(arn))
                .orElseThrow(
                        () ->
                                world.refuse(
                                        RuleNotFoundException.builder(),
                                        "RuleNotFound",
                                        "Rule '" + arn + "' not found"));
    }

    private TargetGroups.Entry group(String arn) {
        return Optional.ofNullable(groups.all().get(arn)).orElseThrow(() -> noGroup(arn));
    }

    private AwsServiceException noGroup(String what) {
        return world.refuse(
                TargetGroupNotFoundException.builder(),
                "TargetGroupNotFound",
                "One or more target groups not found: " + what);
    }

    private <T> Page<T> page(List<T> all, String token, Integer wanted) {
        return Page.of(all, token, wanted, PAGE)
                .orElseThrow(() -> invalid("The marker is not valid"));
    }

    private void checkTags(Collection<Tag> given) {
        String problem = TAGS.problem(given);
        if (problem != null) {
            throw invalid(problem);
        }
    }

    private AwsServiceException invalid(String message) {
        return world.refuse(ElasticLoadBalancingV2Exception.builder(), "ValidationError", message);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
