package dev.slipway.blueprint;

import dev.slipway.engine.Output;
import dev.slipway.engine.ResourceGraph.Node;
import dev.slipway.resources.acm.Certificate;
import dev.slipway.resources.acm.CertificateValidation;
import dev.slipway.resources.ec2.SecurityGroup;
import dev.slipway.resources.elb.Forward;
import dev.slipway.resources.elb.Listener;
import dev.slipway.resources.elb.ListenerAction;
import dev.slipway.resources.elb.ListenerRule;
import dev.slipway.resources.elb.LoadBalancer;
import dev.slipway.resources.elb.TargetGroup;
import dev.slipway.resources.route53.DnsRecord;
import dev.slipway.stack.Certificate.ExistingCertificate;
import dev.slipway.stack.Certificate.RequestedCertificate;
import dev.slipway.stack.Colour;
import dev.slipway.stack.Domain;
import dev.slipway.stack.Names;
import dev.slipway.stack.Routing;
import dev.slipway.stack.Stack;
import dev.slipway.stack.Weights;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What stands between the internet and the tasks: security groups, load balancer, target groups,
 * listeners, rules, certificate and DNS.
 *
 * @param tasksGroup the security group of the tasks
 * @param production the rule that divides the traffic; it also attaches both target groups to the
 *     load balancer, which a service needs
 */
record Front(
        Node<SecurityGroup> tasksGroup,
        Map<Colour, Node<TargetGroup>> targetGroups,
        Node<ListenerRule> production,
        Node<ListenerRule> preview) {
    private static final Duration VALIDATION_TTL = Duration.ofSeconds(60);

    static Front add(Blueprint blueprint) {
        Stack stack = blueprint.stack();
        Output<String> vpc = Output.of(stack.network().vpcId());
        Node<SecurityGroup> albGroup = blueprint.put("alb", albGroup(stack, vpc));
        Node<SecurityGroup> tasksGroup = blueprint.put("tasks", tasksGroup(stack, vpc, albGroup));
        Map<Colour, Node<TargetGroup>> targetGroups = new EnumMap<>(Colour.class);
        for (Colour colour : Colour.values()) {
            targetGroups.put(colour, blueprint.put(colour.key(), targetGroup(stack, colour, vpc)));
        }
        Node<LoadBalancer> balancer =
                blueprint.put(
                        "alb",
                        new LoadBalancer(
                                stack.loadBalancer().name(),
                                LoadBalancer.Scheme.INTERNET_FACING,
                                Set.copyOf(stack.network().publicSubnets()),
                                Set.of(albGroup.output(SecurityGroup.ID)),
                                LoadBalancer.Attributes.USUAL));
        Node<Listener> listener = listeners(blueprint, balancer);
        return new Front(
                tasksGroup,
                targetGroups,
                blueprint.put("production", production(stack, listener, targetGroups)),
                blueprint.put("preview", preview(stack, listener, targetGroups)));
    }

    private static SecurityGroup albGroup(Stack stack, Output<String> vpc) {
        Set<SecurityGroup.Rule> ingress = new LinkedHashSet<>();
        for (int port : ports(stack)) {
            for (String cidr : stack.loadBalancer().allowedCidrs()) {
                ingress.add(
                        SecurityGroup.Rule.tcp(port, new SecurityGroup.Peer.Cidr(cidr), "Clients"));
            }
        }
        return new SecurityGroup(
                Names.loadBalancerSecurityGroup(stack),
                "Load balancer of " + stack.name(),
                vpc,
                ingress,
                Set.of(
                        SecurityGroup.Rule.all(
                                new SecurityGroup.Peer.Cidr(stack.network().vpcCidr()),
                                "Targets in the VPC")));
    }

    private static Set<Integer> ports(Stack stack) {
        Set<Integer> ports = new LinkedHashSet<>();
        ports.add(stack.loadBalancer().httpPort());
        if (stack.domain().isPresent()) {
            ports.add(dev.slipway.stack.LoadBalancer.HTTPS_PORT);
        }
        return ports;
    }

    private static SecurityGroup tasksGroup(
            Stack stack, Output<String> vpc, Node<SecurityGroup> albGroup) {
        Set<SecurityGroup.Rule> ingress = new LinkedHashSet<>();
        for (Colour colour : Colour.values()) {
            int port = stack.service(colour).container().port();
            ingress.add(
                    SecurityGroup.Rule.tcp(
                            port,
                            new SecurityGroup.Peer.Members(albGroup.output(SecurityGroup.ID)),
                            "Load balancer"));
            ingress.add(
                    SecurityGroup.Rule.tcp(port, SecurityGroup.Peer.Self.SELF, "Service Connect"));
        }
        return new SecurityGroup(
                Names.serviceSecurityGroup(stack),
                "Tasks of " + stack.name(),
                vpc,
                ingress,
                Set.of(
                        SecurityGroup.Rule.all(
                                new SecurityGroup.Peer.Cidr("0.0.0.0/0"),
                                "Images, logs and whatever the application calls")));
    }

    private static TargetGroup targetGroup(Stack stack, Colour colour, Output<String> vpc) {
        dev.slipway.stack.TargetGroup described = stack.service(colour).targetGroup();
        dev.slipway.stack.HealthCheck check = described.healthCheck();
        return new TargetGroup(
                described.name(),
                vpc,
                stack.service(colour).container().port(),
                new TargetGroup.HealthCheck(
                        check.path(),
                        "traffic-port",
                        Duration.ofSeconds(check.intervalSeconds()),
                        Duration.ofSeconds(check.timeoutSeconds()),
                        check.healthyThreshold(),
                        check.unhealthyThreshold(),
                        check.matcher()),
                new TargetGroup.Attributes(
                        Duration.ofSeconds(described.deregistrationDelaySeconds()), Duration.ZERO));
    }

    /** The listener that the rules belong to. */
    private static Node<Listener> listeners(Blueprint blueprint, Node<LoadBalancer> balancer) {
        Stack stack = blueprint.stack();
        Output<String> arn = balancer.output(LoadBalancer.ARN);
        int port = stack.loadBalancer().httpPort();
        ListenerAction notFound = new ListenerAction.FixedResponse(404, "text/plain", "Not found");
        if (stack.domain().isEmpty()) {
            return blueprint.put("http", new Listener(arn, port, Optional.empty(), notFound));
        }
        Domain domain = stack.domain().get();
        blueprint.put(
                "http",
                new Listener(arn, port, Optional.empty(), ListenerAction.Redirect.toHttps()));
        alias(blueprint, domain, balancer);
        return blueprint.put(
                "https",
                new Listener(
                        arn,
                        dev.slipway.stack.LoadBalancer.HTTPS_PORT,
                        Optional.of(
                                new Listener.Tls(
                                        certificate(blueprint, domain),
                                        stack.loadBalancer().tlsPolicy())),
                        notFound));
    }

    private static void alias(Blueprint blueprint, Domain domain, Node<LoadBalancer> balancer) {
        domain.hostedZone()
                .ifPresent(
                        zone ->
                                blueprint.put(
                                        "alias",
                                        new DnsRecord(
                                                zone.id(),
                                                Output.of(domain.name()),
                                                new DnsRecord.Content.Alias(
                                                        balancer.output(LoadBalancer.DNS_NAME),
                                                        balancer.output(
                                                                LoadBalancer.HOSTED_ZONE_ID),
                                                        true))));
    }

    private static Output<String> certificate(Blueprint blueprint, Domain domain) {
        return switch (domain.certificate()) {
            case ExistingCertificate(String arn) -> Output.of(arn);
            case RequestedCertificate(var others) -> requested(blueprint, domain, others);
        };
    }

    private static Output<String> requested(
            Blueprint blueprint, Domain domain, List<String> others) {
        Node<Certificate> certificate =
                blueprint.put("domain", new Certificate(domain.name(), Set.copyOf(others)));
        List<Node<?>> records = new ArrayList<>();
        String zone = domain.hostedZone().orElseThrow().id();
        int count = validationRecords(domain.name(), others);
        for (int i = 0; i < count; i++) {
            records.add(
                    blueprint.put(
                            "validation" + (i == 0 ? "" : "-" + (i + 1)),
                            new DnsRecord(
                                    zone,
                                    certificate.output(
                                            Certificate.nth(Certificate.VALIDATION_NAME, i)),
                                    new DnsRecord.Content.Cname(
                                            certificate.output(
                                                    Certificate.nth(
                                                            Certificate.VALIDATION_VALUE, i)),
                                            VALIDATION_TTL))));
        }
        return blueprint
                .put(
                        "domain",
                        new CertificateValidation(certificate.output(Certificate.ARN)),
                        records.toArray(Node<?>[]::new))
                .output(CertificateValidation.ARN);
    }

    /** A name and its wildcard are proved by the same record. */
    private static int validationRecords(String name, List<String> others) {
        Set<String> distinct = new LinkedHashSet<>();
        distinct.add(bare(name));
        others.forEach(other -> distinct.add(bare(other)));
        return distinct.size();
    }

    private static String bare(String name) {
        return (name.startsWith("*.") ? name.substring(2) : name)
                .toLowerCase(java.util.Locale.ROOT);
    }

    private static ListenerRule production(
            Stack stack, Node<Listener> listener, Map<Colour, Node<TargetGroup>> targetGroups) {
        return new ListenerRule(
                listener.output(Listener.ARN),
                Routing.PRODUCTION_PRIORITY,
                Set.of(new ListenerRule.Condition.Path(Set.of("/*"))),
                forward(stack, stack.routing().weights(), targetGroups));
    }

    /**
     * Reaches one colour whatever the weights, for whoever sends the header: at first green, then
     * the one that was last deployed to.
     */
    private static ListenerRule preview(
            Stack stack, Node<Listener> listener, Map<Colour, Node<TargetGroup>> targetGroups) {
        return new ListenerRule(
                listener.output(Listener.ARN),
                Routing.PREVIEW_PRIORITY,
                Set.of(
                        new ListenerRule.Condition.Header(
                                stack.routing().preview().name(),
                                Set.of(stack.routing().preview().value()))),
                forward(stack, new Weights(0, 1), targetGroups));
    }

    private static Forward forward(
            Stack stack, Weights weights, Map<Colour, Node<TargetGroup>> targetGroups) {
        List<Forward.Target> targets = new ArrayList<>();
        targetGroups.forEach(
                (colour, group) ->
                        targets.add(
                                new Forward.Target(
                                        stack.service(colour).targetGroup().name(),
                                        group.output(TargetGroup.ARN),
                                        weights.of(colour))));
        return new Forward(targets, Optional.empty());
    }
}
