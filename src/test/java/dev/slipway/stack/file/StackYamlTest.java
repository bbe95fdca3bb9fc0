package dev.slipway.stack.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.stack.Certificate;
import dev.slipway.stack.Colour;
import dev.slipway.stack.ContainerImage;
import dev.slipway.stack.Defaults;
import dev.slipway.stack.EnvironmentValue;
import dev.slipway.stack.Location;
import dev.slipway.stack.Problem;
import dev.slipway.stack.Secret;
import dev.slipway.stack.Stack;
import dev.slipway.stack.Stacks;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Random;

class StackYamlTest {
    private static final String LEAST =
            """
            version: 1
            name: shop
            region: us-east-2
            network:
              vpcId: vpc-0a1b2c3d
              vpcCidr: 10.0.0.0/16
              publicSubnets: [subnet-0000000a, subnet-0000000b]
              privateSubnets:
                - subnet-0000000c
                - subnet-0000000d
            services:
              blue:
                container:
                  image: acme/shop:1
              green:
                container:
                  image: acme/shop:2
            """;

    @Test
    void theLeastFileIsAWholeStack() {
        Loaded loaded = read(LEAST);
        assertThat(loaded.problems()).isEmpty();
        Stack stack = loaded.stack().orElseThrow();
        assertThat(stack.service(Colour.GREEN).container().image())
                .isEqualTo(new ContainerImage("acme/shop:2"));
        assertThat(stack.network().privateSubnets())
                .containsExactly("subnet-0000000c", "subnet-0000000d");
        assertThat(stack.withNetwork(Defaults.stack("shop").network()).withRegion("").cluster())
                .isEqualTo(Defaults.stack("shop").cluster());
        assertThat(stack.service(Colour.BLUE).name()).isEqualTo("shop-blue");
    }

    @Test
    void everyKindOfValueIsRead() {
        String text =
                LEAST.replace(
                                "image: acme/shop:1",
                                """
                                image: acme/shop:1
                                      environment: {MODE: demo, PORT: 8080, DEBUG: true}
                                      secrets:
                                        - DB_PASSWORD
                                        - name: API_KEY
                                          arn: arn:aws:ssm:us-east-2:123456789012:parameter/key
                                """
                                        .stripTrailing())
                        + """
                        domain:
                          name: app.acme.io
                          hostedZone: {id: Z0PQRSTUVWXYZ1, name: acme.io}
                          certificate:
                            alternativeNames: ["*.acme.io"]
                        cluster: {containerInsights: enhanced}
                        tags:
                          team.name: web
                        """;
        Loaded loaded = read(text);
        assertThat(loaded.problems()).isEmpty();
        Stack stack = loaded.stack().orElseThrow();
        var container = stack.service(Colour.BLUE).container();
        assertThat(container.environment())
                .containsExactly(
                        new EnvironmentValue("MODE", "demo"),
                        new EnvironmentValue("PORT", "8080"),
                        new EnvironmentValue("DEBUG", "true"));
        assertThat(container.secrets())
                .containsExactly(
                        new Secret.ManagedSecret("DB_PASSWORD"),
                        new Secret.ExistingSecret(
                                "API_KEY", "arn:aws:ssm:us-east-2:123456789012:parameter/key"));
        assertThat(stack.domain().orElseThrow().certificate())
                .isEqualTo(new Certificate.RequestedCertificate(List.of("*.acme.io")));
        assertThat(stack.tags()).containsEntry("team.name", "web");
    }

    @Test
    void allProblemsAreReportedAtOnceEachAtItsLine() {
        String text =
                """
                version: 1
                name: shop
                regoin: us-east-2
                network:
                  vpcId: vpc-xxxxxxxx
                  vpcCidr: [10.0.0.0/16]
                  publicSubnets: subnet-0000000a
                  privateSubnets: [subnet-0000000c, subnet-zzz]
                services:
                  blue:
                    desiredCount: two
                    container:
                      image: acme/shop:1
                      image: acme/shop:2
                      port: 99999
                  red: {}
                logging:
                  retentionDays: 8
                """;
        Loaded loaded = read(text);
        assertThat(loaded.stack()).isEmpty();
        assertThat(loaded.problems())
                .extracting(StackYamlTest::place)
                .containsExactly(
                        "0 region",
                        "3 regoin",
                        "5 network.vpcId",
                        "6 network.vpcCidr",
                        "7 network.publicSubnets",
                        "8 network.privateSubnets[1]",
                        "9 services.green.container.image",
                        "11 services.blue.desiredCount",
                        "14 services.blue.container.image",
                        "15 services.blue.container.port",
                        "16 services.red",
                        "18 logging.retentionDays");
        assertThat(problem(loaded, "regoin").remedy()).contains("\"region\"");
        assertThat(problem(loaded, "services.red").remedy()).contains("blue, green");
        assertThat(problem(loaded, "services.blue.container.image").message()).contains("line 13");
        assertThat(problem(loaded, "network.vpcCidr").message()).contains("list");
    }

    @Test
    void aStackThatIsNotYetRightIsGivenAllTheSame() {
        Loaded loaded = read(LEAST.replace("vpc-0a1b2c3d", "vpc-xxxxxxxx"));
        assertThat(loaded.hasErrors()).isTrue();
        assertThat(loaded.stack().orElseThrow().network().vpcId()).isEqualTo("vpc-xxxxxxxx");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# nothing",
                "a: [1",
                "a: \"x",
                "\ta: 1",
                "a: *b",
                "a: 1\n---\nb: 2",
                "- a",
                "just text",
                "a: \u0007",
                "? [a]\n: b",
                "{",
                "%",
                "a: !!binary x",
                "<<: {a: 1}"
            })
    void whatIsNoStackIsAProblemAndNeverAnException(String text) {
        Loaded loaded = read(text);
        assertThat(loaded.hasErrors()).isTrue();
        assertThat(loaded.stack()).isEmpty();
        assertThat(loaded.problems())
                .allSatisfy(problem -> assertThat(problem.remedy()).isNotBlank());
    }

    @Test
    void monstersAreRefused() {
        assertThat(read("[".repeat(100_000)).hasErrors()).isTrue();
        assertThat(read("a: &x [*x, *x]\nnetwork: *x\n").hasErrors()).isTrue();
        assertThat(read(LEAST.replace("vpc-0a1b2c3d", "v".repeat(500_000))).hasErrors()).isTrue();
    }

    @Test
    void aCharacterOfTwoHalvesMayStandAnywhere() {
        for (int pad = 0; pad < 4; pad++) {
            String text =
                    LEAST + "tags:\n  team: \"" + "x".repeat(pad) + "🚢".repeat(2000) + "\"\n";
            assertThat(read(text).problems())
                    .extracting(StackYamlTest::place)
                    .containsExactly("19 tags.team");
        }
    }

    @Test
    void malformedYamlHasItsLine() {
        Loaded loaded = read("version: 1\nname: \"shop\nregion: x\n");
        assertThat(loaded.problems())
                .singleElement()
                .satisfies(
                        problem ->
                                assertThat(problem.location().orElseThrow().line())
                                        .isGreaterThan(1));
    }

    @Test
    void version() {
        assertThat(read(LEAST.replace("version: 1", "version: 2")).problems())
                .singleElement()
                .extracting(Problem::message)
                .asString()
                .contains("newer");
        assertThat(read(LEAST.replace("version: 1\n", "")).problems())
                .singleElement()
                .extracting(Problem::path)
                .isEqualTo("version");
        assertThat(read(LEAST.replace("version: 1", "version: one")).problems())
                .singleElement()
                .extracting(StackYamlTest::place)
                .isEqualTo("1 version");
        assertThat(read(LEAST.replace("version: 1", "version: 0")).problems())
                .singleElement()
                .extracting(StackYamlTest::place)
                .isEqualTo("1 version");
    }

    @Test
    void aSecretWithItsValueIsRefusedAndNotRepeated() {
        String mapping = "image: acme/shop:1\n      secrets: {DB_PASSWORD: hunter2}";
        String item = "image: acme/shop:1\n      secrets: [{name: DB_PASSWORD, value: hunter2}]";
        for (String text : List.of(mapping, item)) {
            Loaded loaded = read(LEAST.replace("image: acme/shop:1", text));
            assertThat(loaded.stack()).isEmpty();
            assertThat(loaded.problems().toString()).doesNotContain("hunter2");
        }
    }

    @Test
    void anExistingCertificateHasNoOtherNames() {
        String text =
                LEAST
                        + "domain:\n  name: a.acme.io\n  certificate:\n    arn: "
                        + Stacks.CERTIFICATE
                        + "\n    alternativeNames: [b.acme.io]\n";
        assertThat(read(text).problems())
                .extracting(StackYamlTest::place)
                .containsExactly("22 domain.certificate.alternativeNames");
    }

    @Test
    void whatIsWrittenReadsBackEqual() {
        assertReadsBack(Stacks.sample());
        Random random = new Random(20260222);
        for (int round = 0; round < 2000; round++) {
            assertReadsBack(new StackGenerator(random).stack());
        }
    }

    private static void assertReadsBack(Stack stack) {
        String text = StackYaml.write(stack);
        Loaded loaded = read(text);
        assertThat(
                        loaded.problems().stream()
                                .filter(it -> it.message().startsWith("There is no key"))
                                .toList())
                .as(text)
                .isEmpty();
        assertThat(loaded.stack()).as(text + loaded.problems()).contains(stack);
        assertThat(StackYaml.write(loaded.stack().orElseThrow())).isEqualTo(text);
    }

    @Test
    void theSampleIsWrittenLikeThis() {
        assertThat(StackYaml.write(Stacks.sample()))
                .isEqualTo(
                        """
                        # A Slipway stack. What is left out has its default.
                        # Paths in messages, such as services.blue.size.cpu, are the keys below.
                        version: 1
                        name: poc-fargate
                        region: us-east-2

                        # The network must exist; Slipway neither creates nor deletes it.
                        network:
                          vpcId: vpc-0a1b2c3d
                          vpcCidr: 10.0.0.0/16
                          # For the load balancer; at least two availability zones.
                          publicSubnets: [subnet-0000000a, subnet-0000000b]
                          # For the tasks; they need a way out, to pull images.
                          privateSubnets: [subnet-0000000c, subnet-0000000d]

                        domain:
                          name: app.acme.io
                          hostedZone:
                            id: Z0PQRSTUVWXYZ1122334
                            name: acme.io
                          certificate:
                            arn: %s

                        # The two sides of a release, behind one load balancer.
                        services:
                          blue:
                            container:
                              image: public.ecr.aws/aws-containers/ecsdemo-frontend:776fd50
                              port: 3000
                            # CPU units (1024 are one vCPU) and MiB, for the whole task.
                            size:
                              cpu: 1024
                              memory: 4096
                            desiredCount: 2
                            # base is a number of on-demand tasks; the weights divide the rest.
                            capacity:
                              base: 1
                              onDemandWeight: 1
                              spotWeight: 1
                          green:
                            container:
                              image: docker.io/library/nginx:latest
                              port: 80
                            # CPU units (1024 are one vCPU) and MiB, for the whole task.
                            size:
                              cpu: 1024
                              memory: 4096
                            desiredCount: 2
                            # base is a number of on-demand tasks; the weights divide the rest.
                            capacity:
                              base: 1
                              onDemandWeight: 1
                              spotWeight: 1

                        logging:
                          # Days that CloudWatch keeps the logs.
                          retentionDays: 7
                        """
                                .formatted(Stacks.CERTIFICATE));
    }

    private static Loaded read(String text) {
        return StackYaml.read(text, "stack.yaml");
    }

    private static String place(Problem problem) {
        return problem.location().map(Location::line).orElse(-1) + " " + problem.path();
    }

    private static Problem problem(Loaded loaded, String path) {
        return loaded.problems().stream()
                .filter(it -> it.path().equals(path))
                .findFirst()
                .orElseThrow();
    }
}
