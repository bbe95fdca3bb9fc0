package dev.slipway.stack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Optional;

class SmallRecordsTest {
    private static final String SHA = "sha256:" + "0123456789abcdef".repeat(4);

    @ParameterizedTest
    @CsvSource({
        "1, 1, 1, 2, 1 on-demand + 1 Spot",
        "1, 1, 1, 3, 2 on-demand + 1 Spot",
        "1, 1, 1, 1, 1 on-demand + 0 Spot",
        "1, 1, 1, 0, 0 on-demand + 0 Spot",
        "20, 1, 1, 2, 2 on-demand + 0 Spot",
        "0, 1, 4, 10, 2 on-demand + 8 Spot",
        "2, 0, 1, 10, 2 on-demand + 8 Spot",
        "0, 1, 0, 5, 5 on-demand + 0 Spot",
        "0, 1000, 1000, 2000000000, 1000000000 on-demand + 1000000000 Spot",
    })
    void split(int base, int onDemand, int spot, int desired, String expected) {
        assertThat(new CapacitySplit(base, onDemand, spot).split(desired)).hasToString(expected);
    }

    @Test
    void fargateSizes() {
        assertThat(FargateSize.legalCpus())
                .containsExactly(256, 512, 1024, 2048, 4096, 8192, 16384);
        assertThat(FargateSize.legalMemory(256)).containsExactly(512, 1024, 2048);
        assertThat(FargateSize.legalMemory(1024))
                .containsExactly(2048, 3072, 4096, 5120, 6144, 7168, 8192);
        assertThat(FargateSize.legalMemory(4096)).startsWith(8192).endsWith(30720).hasSize(23);
        assertThat(FargateSize.legalMemory(8192)).startsWith(16384, 20480).endsWith(61440);
        assertThat(FargateSize.legalMemory(16384)).startsWith(32768, 40960).endsWith(122880);
        assertThat(FargateSize.legalMemory(1000)).isEmpty();
        assertThat(FargateSize.all()).hasSize(74).isSorted().allMatch(FargateSize::isLegal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nginx",
                "nginx:latest",
                "docker.io/library/nginx:latest",
                "localhost:5000/a/b_c/d__e/f--g:v1.0_x",
                "123456789012.dkr.ecr.us-east-2.amazonaws.com/app:1",
                "ghcr.io/acme/app:1@sha256:"
                        + "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                "[::1]:5000/app"
            })
    void goodImages(String reference) {
        assertThat(new ContainerImage(reference).isWellFormed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " nginx",
                "Nginx",
                "https://ghcr.io/app",
                "ghcr.io/Acme/app",
                "app:",
                "app:-x",
                "app@sha256:abc",
                "a//b",
                "a/-b",
                "a___b",
                "host:port/app",
                "app:tag with space",
                "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
            })
    void badImages(String reference) {
        assertThat(new ContainerImage(reference).isWellFormed()).isFalse();
    }

    @Test
    void partsOfAnImage() {
        var image = new ContainerImage("localhost:5000/team/app:v1@" + SHA);
        assertThat(image.registry()).contains("localhost:5000");
        assertThat(image.repository()).isEqualTo("team/app");
        assertThat(image.tag()).contains("v1");
        assertThat(image.digest()).contains(SHA);
        assertThat(image.pinned("sha256:1")).hasToString("localhost:5000/team/app@sha256:1");
        assertThat(new ContainerImage("library/nginx").registry()).isEmpty();
        assertThat(new ContainerImage("library/nginx").repository()).isEqualTo("library/nginx");
        assertThat(new ContainerImage("a".repeat(256)).isWellFormed()).isFalse();
        assertThat(new ContainerImage("a/".repeat(100_000)).isWellFormed()).isFalse();
    }

    @Test
    void ranges() {
        Cidr wide = Cidr.parse("10.0.0.0/8").orElseThrow();
        Cidr narrow = Cidr.parse("10.255.0.0/16").orElseThrow();
        Cidr other = Cidr.parse("11.0.0.0/8").orElseThrow();
        assertThat(wide.contains(narrow)).isTrue();
        assertThat(narrow.contains(wide)).isFalse();
        assertThat(narrow.overlaps(wide)).isTrue();
        assertThat(wide.overlaps(other)).isFalse();
        assertThat(Cidr.parse("0.0.0.0/0").orElseThrow().contains(other)).isTrue();
        assertThat(Cidr.parse("192.168.7.9/24").orElseThrow().network())
                .hasToString("192.168.7.0/24");
        assertThat(Cidr.parse("255.255.255.255/32").orElseThrow())
                .hasToString("255.255.255.255/32");
        assertThat(List.of("", "1.2.3/8", "1.2.3.4", "1.2.3.4/99", "::/0", "a.b.c.d/8"))
                .allMatch(text -> Cidr.parse(text).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "DB_PASSWORD, hunter2, true",
        "API_KEY, abc, true",
        "X, AKIAIOSFODNN7EXAMPLE, true",
        "X, postgres://me:pw@host/db, true",
        "X, -----BEGIN RSA PRIVATE KEY-----, true",
        "DB_PASSWORD_FILE, /run/secret, false",
        "SECRET_ARN, arn:aws:x, false",
        "TOKEN_CHECK, true, false",
        "MONKEY, banana, false",
        "URL, https://host:8080/path, false",
    })
    void credentials(String name, String value, boolean expected) {
        assertThat(Credentials.looksLikeOne(name, value)).isEqualTo(expected);
        assertThat(new EnvironmentValue(name, value).toString().contains(value))
                .isNotEqualTo(expected);
    }

    @Test
    void theSampleHasTheSeedsNames() {
        Stack stack = Defaults.stack("poc-fargate");
        assertThat(stack.cluster().name()).isEqualTo("ecs-integrated");
        assertThat(stack.logging().streamName()).isEqualTo("poc-fargate-firehose-stream");
        assertThat(stack.logging().retentionDays()).isEqualTo(7);
        Service blue = stack.service(Colour.BLUE);
        Service green = stack.service(Colour.GREEN);
        assertThat(blue.name()).isEqualTo("poc-ecs-service");
        assertThat(green.name()).isEqualTo("veera-service");
        assertThat(blue.targetGroup().name()).isEqualTo("poc-ecs-tg");
        assertThat(green.targetGroup().name()).isEqualTo("poc-ecs-tg-alternate");
        assertThat(blue.targetGroup().healthCheck().matcher()).isEqualTo("200-399");
        assertThat(green.targetGroup().healthCheck().matcher()).isEqualTo("200");
        assertThat(blue.container().port()).isEqualTo(3000);
        assertThat(green.container().port()).isEqualTo(80);
        assertThat(blue.logGroup()).isEqualTo("/aws/ecs/poc-ecs-service/poc-ecs-app");
        assertThat(green.logGroup()).isEqualTo("/aws/ecs/veera-service");
        assertThat(blue.size()).isEqualTo(new FargateSize(1024, 4096));
        assertThat(blue.split()).hasToString("1 on-demand + 1 Spot");
        assertThat(stack.routing().weights()).isEqualTo(new Weights(100, 0));
    }

    @Test
    void environment() {
        Stack stack = Stacks.sample();
        Container container =
                stack.service(Colour.BLUE)
                        .container()
                        .withEnvironment(
                                List.of(
                                        new EnvironmentValue("AWS_REGION", "elsewhere"),
                                        new EnvironmentValue("MODE", "demo")))
                        .withSecrets(List.of(new Secret.ManagedSecret("LOG_GROUP")));
        Stack own =
                stack.withService(Colour.BLUE, stack.service(Colour.BLUE).withContainer(container));
        assertThat(stack.environment(Colour.BLUE))
                .extracting(Object::toString)
                .containsExactly(
                        "FIREHOSE_STREAM=poc-fargate-firehose-stream",
                        "LOG_GROUP=/aws/ecs/poc-ecs-service/poc-ecs-app",
                        "AWS_REGION=us-east-2");
        assertThat(own.environment(Colour.BLUE))
                .extracting(Object::toString)
                .containsExactly(
                        "FIREHOSE_STREAM=poc-fargate-firehose-stream",
                        "AWS_REGION=elsewhere",
                        "MODE=demo");
    }

    @Test
    void derivedNamesFit() {
        Stack stack = Defaults.stack("x".repeat(26)).withRegion("ap-southeast-2");
        assertThat(Names.executionRole(stack, Colour.GREEN).length()).isLessThanOrEqualTo(64);
        assertThat(Names.bucket(stack, "123456789012").length()).isLessThanOrEqualTo(63);
        assertThat(new Secret.ManagedSecret("DB").valueVariable()).isEqualTo("SLIPWAY_SECRET_DB");
        assertThat(ContainerHealthCheck.knownFor(new ContainerImage("acme/app"), 80))
                .isEqualTo(Optional.empty());
    }
}
