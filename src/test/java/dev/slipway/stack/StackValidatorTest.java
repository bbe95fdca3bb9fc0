package dev.slipway.stack;

import static dev.slipway.stack.Stacks.sample;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.UnaryOperator;

class StackValidatorTest {
    private static final String BLUE = "services.blue";

    @Test
    void nothingIsWrongWithTheSample() {
        assertThat(StackValidator.validate(sample())).isEmpty();
    }

    @Test
    void nothingIsWrongWithAnotherStackOfDerivedNames() {
        Stack stack = Defaults.stack("a-stack-of-26-characters-x").withRegion("ap-southeast-2");
        stack = stack.withNetwork(sample().network());
        for (Colour colour : Colour.values()) {
            Service service = stack.service(colour);
            Container container = service.container().withImage(Defaults.sampleImage(colour));
            stack = stack.withService(colour, service.withContainer(container));
        }
        assertThat(StackValidator.validate(stack)).isEmpty();
    }

    @Test
    void anEmptyStackLacksWhatOnlyTheUserKnows() {
        assertThat(errors(Defaults.stack("shop")))
                .containsExactly(
                        "region",
                        "network.vpcId",
                        "network.vpcCidr",
                        "network.publicSubnets",
                        "network.privateSubnets",
                        "services.blue.container.image",
                        "services.green.container.image");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Shop",
                "1shop",
                "shop-",
                "sh--op",
                "sh_op",
                "",
                "abcdefghijklmnopqrstuvwxyz1"
            })
    void badStackNames(String name) {
        assertThat(errors(Defaults.stack(name))).contains("name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"us-east", "US-EAST-2", "ohio", "", "us-east-2a"})
    void badRegions(String region) {
        assertThat(errors(sample().withRegion(region))).contains("region");
    }

    @ParameterizedTest
    @ValueSource(strings = {"vpc-xxxxxxxx", "vpc-12345", "subnet-0a1b2c3d", "vpc-0A1B2C3D", ""})
    void badVpcs(String id) {
        Network network = sample().network();
        Stack stack =
                sample().withNetwork(
                                new Network(
                                        id,
                                        network.vpcCidr(),
                                        network.publicSubnets(),
                                        network.privateSubnets()));
        assertThat(errors(stack)).containsExactly("network.vpcId");
    }

    @Test
    void subnetsAreEnoughAndOfOneKindEach() {
        assertThat(errors(subnets(List.of("subnet-0000000a"), List.of("subnet-0000000c"))))
                .containsExactly("network.publicSubnets");
        assertThat(warnings(subnets(List.of("subnet-0000000a"), List.of("subnet-0000000c"))))
                .containsExactly("network.privateSubnets");
        assertThat(
                        errors(
                                subnets(
                                        List.of("subnet-0000000a", "subnet-0000000a"),
                                        List.of("subnet-0000000c", "subnet-0000000a"))))
                .containsExactly("network.publicSubnets[1]", "network.privateSubnets[1]");
    }

    private static Stack subnets(List<String> open, List<String> closed) {
        return sample().withNetwork(new Network("vpc-0a1b2c3d", "10.0.0.0/16", open, closed));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"10.0.0.0", "10.0.0.256/16", "10.0.0.0/33", "10.0.5.0/16", "10.0.0.0/8"})
    void badVpcRanges(String cidr) {
        Network network = sample().network();
        Stack stack =
                sample().withNetwork(
                                new Network(
                                        network.vpcId(),
                                        cidr,
                                        network.publicSubnets(),
                                        network.privateSubnets()));
        assertThat(errors(stack)).containsExactly("network.vpcCidr");
    }

    @Test
    void exposure() {
        String second = "loadBalancer.allowedCidrs[1]";
        assertThat(errors(allowing())).containsExactly("loadBalancer.allowedCidrs");
        assertThat(errors(allowing("1.2.3.0/24", "1.2.3.0/24"))).containsExactly(second);
        assertThat(warnings(allowing("1.2.0.0/16", "1.2.3.0/24"))).containsExactly(second);
        assertThat(warnings(allowing("1.2.3.0/24", "10.0.7.0/24"))).containsExactly(second);
        assertThat(errors(allowing("1.2.3.4/32", "nonsense"))).containsExactly(second);
        assertThat(StackValidator.validate(allowing("1.2.3.0/24", "1.2.4.0/24"))).isEmpty();
    }

    private static Stack allowing(String... cidrs) {
        return sample().withLoadBalancer(
                        new LoadBalancer("lb", 80, List.of(cidrs), Defaults.TLS_POLICY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"internal-x", "-x", "x-", "a_b", "abcdefghijklmnopqrstuvwxyz1234567", ""})
    void badLoadBalancerNames(String name) {
        var balancer = new LoadBalancer(name, 80, List.of("0.0.0.0/0"), Defaults.TLS_POLICY);
        assertThat(errors(sample().withLoadBalancer(balancer)))
                .containsExactly("loadBalancer.name");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 65536, 443})
    void badHttpPorts(int port) {
        Stack stack = sample().withLoadBalancer(sample().loadBalancer().withHttpPort(port));
        assertThat(errors(stack)).containsExactly("loadBalancer.httpPort");
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme", "App.acme.io", "*.acme.io", "-a.io", "acme.io.", "a..io", ""})
    void badDomains(String name) {
        assertThat(errors(domain(name, "Z0PQRSTUVWXYZ1122334", "", Stacks.CERTIFICATE)))
                .containsExactly("domain.name");
    }

    @Test
    void theDomainLiesInItsZone() {
        assertThat(errors(domain("app.acme.io", "Z0PQRSTUVWXYZ1", "acme.io", Stacks.CERTIFICATE)))
                .isEmpty();
        assertThat(errors(domain("notacme.io", "Z0PQRSTUVWXYZ1", "acme.io", Stacks.CERTIFICATE)))
                .containsExactly("domain.name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Z1234567890ABC", "/hostedzone/Z0PQRSTU", "z0pqrstu", "Zxxxxxxxx", ""})
    void badZones(String id) {
        assertThat(errors(domain("app.acme.io", id, "", Stacks.CERTIFICATE)))
                .containsExactly("domain.hostedZone.id");
    }

    @Test
    void aReservedDomainIsOnlyWarnedAbout() {
        Stack stack = domain("example.com", "Z0PQRSTUVWXYZ1", "", Stacks.CERTIFICATE);
        assertThat(errors(stack)).isEmpty();
        assertThat(warnings(stack)).containsExactly("domain.name");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    arn:aws:acm:us-east-2:123456789:certificate/1b2c | 9 digits
                    arn:aws:acm:us-east-1:123456789012:certificate/1b2c | in us-east-1, the stack
                    arn:aws-cn:acm:us-east-2:123456789012:certificate/1b2c | Partition
                    arn:aws:acm:us-east-2:123456789012:certificate/xxxxxxxx | placeholder
                    arn:aws:iam:us-east-2:123456789012:certificate/1b2c | not the ARN
                    nonsense | not the ARN
                    '' | missing
                    """)
    void badCertificates(String arn, String message) {
        List<Problem> problems =
                StackValidator.validate(domain("app.acme.io", "Z0PQRSTUVWXYZ1", "", arn));
        assertThat(problems)
                .singleElement()
                .satisfies(
                        problem -> {
                            assertThat(problem.path()).isEqualTo("domain.certificate.arn");
                            assertThat(problem.message()).contains(message);
                        });
    }

    @Test
    void aRequestedCertificateNeedsItsZoneAndNamesWithin() {
        var requested = new Certificate.RequestedCertificate(List.of("*.acme.io", "acme.org"));
        var zone = new HostedZone("Z0PQRSTUVWXYZ1", Optional.of("acme.io"));
        var within = new Domain("app.acme.io", Optional.of(zone), requested);
        assertThat(errors(sample().withDomain(Optional.of(within))))
                .containsExactly("domain.certificate.alternativeNames[1]");
        var without = new Domain("app.acme.io", Optional.empty(), requested);
        assertThat(errors(sample().withDomain(Optional.of(without))))
                .containsExactly("domain.hostedZone");
    }

    private static Stack domain(String name, String zoneId, String zone, String arn) {
        return sample().withDomain(
                        Optional.of(
                                new Domain(
                                        name,
                                        Optional.of(
                                                new HostedZone(
                                                        zoneId,
                                                        Optional.of(zone)
                                                                .filter(it -> !it.isEmpty()))),
                                        new Certificate.ExistingCertificate(arn))));
    }

    @Test
    void fargateSizes() {
        assertThat(errors(blue(it -> it.withSize(new FargateSize(4096, 4096)))))
                .containsExactly(BLUE + ".size.memory");
        assertThat(errors(blue(it -> it.withSize(new FargateSize(1000, 2048)))))
                .containsExactly(BLUE + ".size.cpu");
    }

    @Test
    void theColoursDiffer() {
        Service blue = sample().services().blue();
        assertThat(errors(sample().withService(Colour.GREEN, blue)))
                .containsExactly(
                        "services.green.name",
                        "services.green.targetGroup.name",
                        "services.green.logGroup");
    }

    @Test
    void spot() {
        String capacity = BLUE + ".capacity";
        assertThat(errors(split(1, 0, 0))).containsExactly(capacity);
        assertThat(errors(split(-1, 1, 1))).containsExactly(capacity + ".base");
        assertThat(errors(split(1, 1001, 1))).containsExactly(capacity + ".onDemandWeight");
        assertThat(errors(split(1, 1, -1))).containsExactly(capacity + ".spotWeight");
        assertThat(warnings(split(20, 1, 1))).containsExactly(capacity + ".base");
        assertThat(warnings(split(0, 0, 1))).containsExactly(capacity);
        assertThat(StackValidator.validate(split(0, 1, 0))).isEmpty();
    }

    private static Stack split(int base, int onDemand, int spot) {
        return blue(it -> it.withCapacity(new CapacitySplit(base, onDemand, spot)));
    }

    @ParameterizedTest
    @CsvSource({
        "nohealth, 200, 30, 5, 5, 2, path",
        "/, 500, 30, 5, 5, 2, matcher",
        "/, 399-200, 30, 5, 5, 2, matcher",
        "/, 200-, 30, 5, 5, 2, matcher",
        "/, 200, 4, 2, 5, 2, intervalSeconds",
        "/, 200, 301, 5, 5, 2, intervalSeconds",
        "/, 200, 30, 30, 5, 2, timeoutSeconds",
        "/, 200, 30, 1, 5, 2, timeoutSeconds",
        "/, 200, 30, 5, 1, 2, healthyThreshold",
        "/, 200, 30, 5, 5, 11, unhealthyThreshold",
    })
    void badHealthChecks(
            String path,
            String matcher,
            int interval,
            int timeout,
            int healthy,
            int unhealthy,
            String property) {
        var check = new HealthCheck(path, matcher, interval, timeout, healthy, unhealthy);
        assertThat(errors(blue(it -> it.withTargetGroup(it.targetGroup().withHealthCheck(check)))))
                .containsExactly(BLUE + ".targetGroup.healthCheck." + property);
    }

    @ParameterizedTest
    @ValueSource(strings = {"200", "200,301", "200-399", "200-299,404"})
    void goodMatchers(String matcher) {
        assertThat(
                        errors(
                                blue(
                                        it ->
                                                it.withTargetGroup(
                                                        it.targetGroup()
                                                                .withHealthCheck(
                                                                        it.targetGroup()
                                                                                .healthCheck()
                                                                                .withMatcher(
                                                                                        matcher))))))
                .isEmpty();
    }

    @Test
    void containers() {
        String container = BLUE + ".container";
        assertThat(errors(container(it -> it.withPort(0)))).containsExactly(container + ".port");
        assertThat(errors(container(it -> it.withPort(24224))))
                .containsExactly(container + ".port");
        assertThat(errors(container(it -> it.withImage(new ContainerImage("Nginx:latest")))))
                .containsExactly(container + ".image");
        assertThat(errors(container(it -> it.withEnvironment(List.of(value("1A", "x"))))))
                .containsExactly(container + ".environment.1A");
        assertThat(
                        errors(
                                container(
                                        it ->
                                                it.withEnvironment(List.of(value("A", "x")))
                                                        .withSecrets(List.of(managed("A"))))))
                .containsExactly(container + ".secrets[0]");
        assertThat(
                        errors(
                                container(
                                        it ->
                                                it.withSecrets(
                                                        List.of(
                                                                new Secret.ExistingSecret(
                                                                        "A", "arn:x"))))))
                .containsExactly(container + ".secrets[0].arn");
    }

    @Test
    void aValueThatLooksLikeACredentialIsWarnedAboutAndNotRepeated() {
        List<Problem> problems =
                StackValidator.validate(
                        container(
                                it ->
                                        it.withEnvironment(
                                                List.of(value("DB_PASSWORD", "hunter2")))));
        assertThat(problems)
                .singleElement()
                .satisfies(
                        problem -> {
                            assertThat(problem.severity()).isEqualTo(Severity.WARNING);
                            assertThat(problem.toString())
                                    .contains("secrets")
                                    .doesNotContain("hunter2");
                        });
    }

    @Test
    void autoscaling() {
        String path = BLUE + ".autoscaling";
        OptionalInt half = OptionalInt.of(50);
        OptionalInt none = OptionalInt.empty();
        assertThat(errors(scaling(1, 4, none, none))).containsExactly(path);
        assertThat(errors(scaling(5, 4, half, none))).containsExactly(path + ".minTasks");
        assertThat(errors(scaling(1, 4, OptionalInt.of(101), none)))
                .containsExactly(path + ".cpuPercent");
        assertThat(errors(scaling(1, 4, none, OptionalInt.of(0))))
                .containsExactly(path + ".memoryPercent");
        assertThat(warnings(scaling(3, 4, half, none))).containsExactly(path);
        assertThat(StackValidator.validate(scaling(1, 4, half, half))).isEmpty();
    }

    private static Stack scaling(int min, int max, OptionalInt cpu, OptionalInt memory) {
        return blue(it -> it.withAutoscaling(Optional.of(new Autoscaling(min, max, cpu, memory))));
    }

    @Test
    void routing() {
        assertThat(errors(weights(0, 0))).containsExactly("routing.weights");
        assertThat(errors(weights(1000, 0))).containsExactly("routing.weights.blue");
        assertThat(errors(weights(1, -1))).containsExactly("routing.weights.green");
        assertThat(errors(preview("X Preview", "green"))).containsExactly("routing.preview.name");
        assertThat(errors(preview("Host", "green"))).containsExactly("routing.preview.name");
        assertThat(errors(preview("X-Preview", "*"))).containsExactly("routing.preview.value");
    }

    private static Stack weights(int blue, int green) {
        return sample().withRouting(
                        new Routing(new Weights(blue, green), sample().routing().preview()));
    }

    private static Stack preview(String name, String value) {
        return sample().withRouting(
                        new Routing(new Weights(100, 0), new PreviewHeader(name, value)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 15, 10000, -7})
    void badRetentions(int days) {
        assertThat(errors(sample().withLogging(sample().logging().withRetentionDays(days))))
                .containsExactly("logging.retentionDays");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ab", "Upper", "a..b", "10.0.0.1", "xn--a", "a_b", "-ab", "a-s3alias"})
    void badBuckets(String bucket) {
        Logging logging = sample().logging();
        var other =
                new Logging(
                        7,
                        logging.streamName(),
                        Optional.of(bucket),
                        logging.fluentBitImage(),
                        Optional.empty());
        assertThat(errors(sample().withLogging(other))).containsExactly("logging.bucket");
    }

    @Test
    void redshift() {
        var bad = new RedshiftDestination("jdbc:mysql://x", "1t", "credentials 'x'", "arn:x");
        assertThat(errors(redshift(bad)))
                .containsExactly(
                        "logging.redshift.jdbcUrl",
                        "logging.redshift.table",
                        "logging.redshift.secretArn",
                        "logging.redshift.copyOptions");
        var good =
                new RedshiftDestination(
                        "jdbc:redshift://c.abc.us-east-2.redshift.amazonaws.com:5439/db",
                        "public.logs",
                        "json 'auto' gzip",
                        "arn:aws:secretsmanager:us-east-2:123456789012:secret:rs-AbCdEf");
        assertThat(errors(redshift(good))).isEmpty();
    }

    private static Stack redshift(RedshiftDestination target) {
        Logging logging = sample().logging();
        return sample().withLogging(
                        new Logging(
                                7,
                                "stream",
                                Optional.empty(),
                                logging.fluentBitImage(),
                                Optional.of(target)));
    }

    @Test
    void tags() {
        Map<String, String> many = new HashMap<>();
        for (int index = 0; index < 48; index++) {
            many.put("key" + index, "value");
        }
        assertThat(errors(sample().withTags(many))).containsExactly("tags");
        assertThat(errors(sample().withTags(Map.of("aws:x", "y")))).containsExactly("tags.aws:x");
        assertThat(errors(sample().withTags(Map.of("Slipway:x", "y"))))
                .containsExactly("tags.Slipway:x");
        assertThat(errors(sample().withTags(Map.of("k".repeat(129), "")))).hasSize(1);
        assertThat(errors(sample().withTags(Map.of("k", "v".repeat(257))))).hasSize(1);
        assertThat(errors(sample().withTags(Map.of("team name", "a+b=c @d:/e")))).isEmpty();
    }

    @Test
    void namesOfOtherKinds() {
        assertThat(errors(blue(it -> it.withName("a b")))).containsExactly(BLUE + ".name");
        assertThat(errors(blue(it -> it.withName("x".repeat(256)))))
                .containsExactly(BLUE + ".name");
        assertThat(errors(blue(it -> it.withLogGroup("a b")))).containsExactly(BLUE + ".logGroup");
        assertThat(errors(blue(it -> it.withLogGroup("/aws/ecs/ecs-integrated"))))
                .containsExactly(BLUE + ".logGroup");
        assertThat(errors(blue(it -> it.withTargetGroup(it.targetGroup().withName("-x")))))
                .containsExactly(BLUE + ".targetGroup.name");
        assertThat(
                        errors(
                                sample().withCluster(
                                                new Cluster(
                                                        "c d", ContainerInsights.ENABLED, "n m"))))
                .containsExactly("cluster.name", "cluster.namespace");
    }

    private static Stack blue(UnaryOperator<Service> change) {
        return sample().withService(Colour.BLUE, change.apply(sample().services().blue()));
    }

    private static Stack container(UnaryOperator<Container> change) {
        return blue(it -> it.withContainer(change.apply(it.container())));
    }

    private static EnvironmentValue value(String name, String value) {
        return new EnvironmentValue(name, value);
    }

    private static Secret managed(String name) {
        return new Secret.ManagedSecret(name);
    }

    private static List<String> errors(Stack stack) {
        return paths(stack, Problem::isError);
    }

    private static List<String> warnings(Stack stack) {
        return paths(stack, problem -> !problem.isError());
    }

    private static List<String> paths(Stack stack, Function<Problem, Boolean> chosen) {
        return StackValidator.validate(stack).stream()
                .filter(chosen::apply)
                .map(Problem::path)
                .toList();
    }
}
