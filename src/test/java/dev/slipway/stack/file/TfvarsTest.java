package dev.slipway.stack.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.stack.Certificate;
import dev.slipway.stack.Colour;
import dev.slipway.stack.Defaults;
import dev.slipway.stack.FargateSize;
import dev.slipway.stack.HostedZone;
import dev.slipway.stack.Location;
import dev.slipway.stack.Network;
import dev.slipway.stack.Problem;
import dev.slipway.stack.Service;
import dev.slipway.stack.Stack;
import dev.slipway.stack.Stacks;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

class TfvarsTest {
    private static final String SEED = seed();

    /** The seed with what its reader is asked to fill in. */
    private static final String FILLED =
            SEED.replace("vpc-xxxxxxxx", "vpc-0a1b2c3d")
                    .replaceFirst(
                            "\"subnet-xxxxxxxx\", \"subnet-xxxxxxxx\"",
                            "\"subnet-0000000a\", \"subnet-0000000b\"")
                    .replaceFirst(
                            "\"subnet-xxxxxxxx\", \"subnet-xxxxxxxx\"",
                            "\"subnet-0000000c\", \"subnet-0000000d\"")
                    .replace("example.com", "app.acme.io")
                    .replace("Z1234567890ABC", "Z0PQRSTUVWXYZ1122334")
                    .replaceFirst("arn:aws:acm[^\"]*", Stacks.CERTIFICATE);

    @Test
    void everyPlaceholderOfTheSeedIsAProblemAtItsLine() {
        Loaded loaded = hcl(SEED);
        assertThat(loaded.problems())
                .extracting(TfvarsTest::place)
                .containsExactly(
                        "3 vpc_id",
                        "5 public_subnets[0]",
                        "5 public_subnets[1]",
                        "6 private_subnets[0]",
                        "6 private_subnets[1]",
                        "9 domain_name",
                        "10 hosted_zone_id",
                        "12 acm_certificate_arn",
                        "12 acm_certificate_arn");
        assertThat(loaded.problems())
                .filteredOn(problem -> !problem.isError())
                .extracting(Problem::path)
                .containsExactly("domain_name");
        assertThat(loaded.problems())
                .extracting(Problem::message)
                .anyMatch(message -> message.contains("123456789 has 9 digits"))
                .anyMatch(message -> message.contains("\"vpc-xxxxxxxx\" is a placeholder"));
        assertThat(loaded.stack()).isPresent();
    }

    @Test
    void everyVariableOfTheSeedIsMapped() {
        Loaded loaded = hcl(FILLED + "log_retention = 14\n");
        assertThat(loaded.problems()).isEmpty();
        Stack stack = loaded.stack().orElseThrow();
        Stack expected = Stacks.sample();
        assertThat(stack)
                .isEqualTo(
                        expected.withLogging(expected.logging().withRetentionDays(14))
                                .withDomain(
                                        expected.domain()
                                                .map(
                                                        domain ->
                                                                new dev.slipway.stack.Domain(
                                                                        domain.name(),
                                                                        Optional.of(
                                                                                new HostedZone(
                                                                                        "Z0PQRSTUVWXYZ1122334",
                                                                                        Optional
                                                                                                .empty())),
                                                                        domain.certificate()))));
    }

    @Test
    void valuesOtherThanTheDefaultsArrive() {
        String text =
                """
                region = "eu-west-1"
                vpc_id = "vpc-0a1b2c3d"
                vpc_cidr = "10.9.0.0/16"
                public_subnets = [
                  "subnet-0000000a", # first
                  "subnet-0000000b",
                ]
                private_subnets = ["subnet-0000000c", "subnet-0000000d"]
                poc_app_image = "acme/app:1"
                nginx_image = "acme/app:2"
                fluent_bit_image = "acme/fluent:3"
                service_cpu = 2048
                service_memory = "8192"
                desired_count = "3"
                poc_container_port = 8080
                app_container_port = "8081"
                external_port = 8000
                log_retention = 30
                """;
        Loaded loaded = hcl(text);
        assertThat(loaded.problems()).isEmpty();
        Stack stack = loaded.stack().orElseThrow();
        assertThat(stack.region()).isEqualTo("eu-west-1");
        assertThat(stack.network())
                .isEqualTo(
                        new Network(
                                "vpc-0a1b2c3d",
                                "10.9.0.0/16",
                                List.of("subnet-0000000a", "subnet-0000000b"),
                                List.of("subnet-0000000c", "subnet-0000000d")));
        assertThat(stack.domain()).isEmpty();
        assertThat(stack.loadBalancer().httpPort()).isEqualTo(8000);
        assertThat(stack.logging().fluentBitImage().reference()).isEqualTo("acme/fluent:3");
        assertThat(stack.logging().retentionDays()).isEqualTo(30);
        Service blue = stack.service(Colour.BLUE);
        Service green = stack.service(Colour.GREEN);
        assertThat(blue.container().image().reference()).isEqualTo("acme/app:1");
        assertThat(green.container().image().reference()).isEqualTo("acme/app:2");
        assertThat(blue.container().port()).isEqualTo(8080);
        assertThat(green.container().port()).isEqualTo(8081);
        assertThat(List.of(blue, green))
                .allSatisfy(
                        service -> {
                            assertThat(service.size()).isEqualTo(new FargateSize(2048, 8192));
                            assertThat(service.desiredCount()).isEqualTo(3);
                            assertThat(service.container().healthCheck()).isEmpty();
                        });
    }

    @Test
    void jsonMeansTheSame() {
        String json =
                """
                {
                  "//": "a comment",
                  "region": "us-east-2",
                  "vpc_id": "vpc-xxxxxxxx",
                  "vpc_cidr": "10.0.0.0/16",
                  "public_subnets": [
                    "subnet-0000000a",
                    "subnet-zzz"
                  ],
                  "private_subnets": ["subnet-0000000c", "subnet-0000000d"],
                  "poc_app_image": "acme/app:1",
                  "nginx_image": "acme/app:2",
                  "service_cpu": 1024,
                  "log_retention": null,
                  "desired_cuont": 3,
                  "extra": {"a": [1, {"b": 2}]}
                }
                """;
        Loaded loaded = Tfvars.readJson(json, "x.tfvars.json");
        assertThat(loaded.problems())
                .extracting(TfvarsTest::place)
                .containsExactly("4 vpc_id", "8 public_subnets[1]", "15 desired_cuont", "16 extra");
        assertThat(problem(loaded, "desired_cuont").remedy()).contains("desired_count");
        Stack stack = loaded.stack().orElseThrow();
        assertThat(stack.service(Colour.BLUE).container().image().reference())
                .isEqualTo("acme/app:1");
        assertThat(stack.logging().retentionDays()).isEqualTo(7);
        assertThat(stack.logging().fluentBitImage()).isEqualTo(Defaults.FLUENT_BIT_IMAGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "[]",
                "1",
                "{",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\": tru}",
                "{} {}",
                "nonsense",
                "{\"region\": [}",
                "{\"public_subnets\": [1}"
            })
    void badJson(String text) {
        Loaded loaded = Tfvars.readJson(text, "x.tfvars.json");
        assertThat(loaded.stack()).isEmpty();
        assertThat(loaded.problems()).singleElement().extracting(Problem::path).isEqualTo("");
    }

    @Test
    void deepJsonIsRefused() {
        String deep = "{\"a\": " + "[".repeat(100_000);
        assertThat(Tfvars.readJson(deep, "x.tfvars.json").hasErrors()).isTrue();
    }

    @Test
    void linesSurviveCommentsHeredocsAndNesting() {
        String text =
                """
                /* a comment
                   vpc_id = "vpc-1"
                */ // region = "x"
                extra = <<-EOT
                  vpc_id = "vpc-2"
                EOT
                other = { # {
                  vpc_id = "vpc-3"
                  list = [1, [2, "]"]]
                }
                quoted = "vpc_id = \\"vpc-4\\" # ["
                vpc_id = "vpc-xxxxxxxx"
                public_subnets = [ # [
                  "subnet-0000000a",

                  "subnet-zzz",
                ]
                """;
        Loaded loaded = hcl(text);
        assertThat(problem(loaded, "vpc_id").location())
                .contains(new Location("inputs.tfvars", 12));
        assertThat(problem(loaded, "public_subnets[1]").location())
                .contains(new Location("inputs.tfvars", 16));
        assertThat(problem(loaded, "other").location()).contains(new Location("inputs.tfvars", 7));
        assertThat(problem(loaded, "quoted").location())
                .contains(new Location("inputs.tfvars", 11));
        assertThat(loaded.stack().orElseThrow().network().vpcId()).isEqualTo("vpc-xxxxxxxx");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file(\"/etc/passwd\")",
                "upper(\"a\")",
                "var.region",
                "\"${var.region}\"",
                "\"%{if true}a%{endif}\"",
                "us-east-2",
                "1 + 1",
                "true ? 1 : 2",
                "",
                "[for s in [1] : s]",
                "\"unclosed",
                "[\"a\", \"b\"",
                "[\"a\" \"b\"]",
                "{a = 1",
                "]",
                "\"a\" \"b\"",
                "1e3",
                "0x1F",
                "/* x",
                "<<EOT\nx",
                "\"\\u00e9\"",
                "(1)",
                "-",
                "merge({\n a = 1\n}, {\n b = 2\n})",
                "\"${\"}\"}\"",
                "$",
                "'a'",
                "[[[]",
                "a[0]"
            })
    void expressionsAndBrokenSyntaxAreClearProblems(String value) {
        String text =
                "vpc_id = \"vpc-0a1b2c3d\"\nregion = " + value + "\nvpc_cidr = \"10.0.0.0/9\"\n";
        Loaded loaded = hcl(text);
        assertThat(loaded.stack()).isEmpty();
        assertThat(loaded.problems())
                .filteredOn(problem -> problem.path().equals("region"))
                .singleElement()
                .satisfies(
                        problem -> {
                            assertThat(problem.location().orElseThrow().line()).isEqualTo(2);
                            assertThat(problem.remedy()).isNotBlank();
                        });
        boolean swallows = value.startsWith("/*") || value.startsWith("<<");
        if (!swallows) {
            assertThat(place(problem(loaded, "vpc_cidr"))).endsWith(" vpc_cidr").isNotEqualTo("0");
            assertThat(problem(loaded, "vpc_cidr").message()).contains("/9");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "region",
                "region \"us-east-2\"",
                "a {\n b = 1\n}",
                "= 1",
                "][",
                "\"a\" = 1",
                "region == 1"
            })
    void whatIsNoAssignment(String text) {
        assertThat(hcl(text).stack()).isEmpty();
    }

    @Test
    void deepHclIsRefused() {
        assertThat(hcl("a = " + "[".repeat(100_000)).stack()).isEmpty();
    }

    @Test
    void wrongTypes() {
        Loaded loaded =
                hcl(
                        FILLED.replace("desired_count          = 2", "desired_count = \"two\"")
                                .replaceFirst("public_subnets.*", "public_subnets = \"a\"")
                                .replaceFirst("private_subnets.*", "private_subnets = [1]")
                                .replace("= false ", "= \"maybe\" ")
                                .replace("\"1024\"", "[1024]")
                                .replace("\"4096\"", "4096.5"));
        assertThat(loaded.stack()).isEmpty();
        assertThat(loaded.problems())
                .extracting(TfvarsTest::place)
                .containsExactly(
                        "5 public_subnets",
                        "6 private_subnets",
                        "11 create_acm_certificate",
                        "20 service_cpu",
                        "21 service_memory",
                        "22 desired_count");
    }

    @Test
    void aVariableIsSetOnce() {
        Loaded loaded = hcl(FILLED + "region = \"us-east-1\"\n");
        assertThat(loaded.stack()).isEmpty();
        assertThat(problem(loaded, "region").message()).contains("line 2");
    }

    @Test
    void unknownVariablesAreNamedWithoutTheirValue() {
        Loaded loaded = hcl(FILLED + "db_password = \"hunter2\"\npublic_subnet = []\n");
        assertThat(loaded.stack()).isPresent();
        assertThat(loaded.problems())
                .extracting(Problem::path)
                .containsExactly("db_password", "public_subnet");
        assertThat(problem(loaded, "public_subnet").remedy()).contains("public_subnets");
        assertThat(loaded.problems().toString()).doesNotContain("hunter2");
    }

    @Test
    void missingVariablesAreCalledByTheirOwnName() {
        assertThat(hcl("desired_count = 2\n").problems())
                .extracting(Problem::path)
                .containsExactlyInAnyOrder(
                        "region",
                        "vpc_id",
                        "vpc_cidr",
                        "public_subnets",
                        "private_subnets",
                        "poc_app_image",
                        "nginx_image");
    }

    @ParameterizedTest
    @CsvSource({
        "false, arn, ExistingCertificate, ''",
        "true, '', RequestedCertificate, ''",
        "true, arn, RequestedCertificate, acm_certificate_arn",
        "false, '', ExistingCertificate, acm_certificate_arn",
        "null, arn, ExistingCertificate, ''",
        "null, '', RequestedCertificate, ''",
    })
    void certificates(String create, String arn, String kind, String problem) {
        String text =
                FILLED.replace("= false ", "= " + create + " ")
                        .replace(Stacks.CERTIFICATE, arn.isEmpty() ? "" : Stacks.CERTIFICATE);
        Loaded loaded = hcl(text);
        Certificate certificate = loaded.stack().orElseThrow().domain().orElseThrow().certificate();
        assertThat(certificate.getClass().getSimpleName()).isEqualTo(kind);
        assertThat(loaded.problems())
                .extracting(Problem::path)
                .isEqualTo(problem.isEmpty() ? List.of() : List.of(problem));
    }

    @Test
    void aCertificateToRequestNeedsTheZone() {
        Loaded loaded =
                hcl(FILLED.replace("Z0PQRSTUVWXYZ1122334", "").replace("= false ", "= true "));
        assertThat(loaded.problems())
                .extracting(Problem::path)
                .containsExactly("hosted_zone_id", "acm_certificate_arn");
    }

    @Test
    void withoutADomainItsOtherVariablesAreOfNoUse() {
        Loaded loaded = hcl(FILLED.replace("app.acme.io", ""));
        assertThat(loaded.hasErrors()).isFalse();
        assertThat(loaded.problems()).extracting(Problem::path).containsExactly("domain_name");
        assertThat(loaded.stack().orElseThrow().domain()).isEmpty();
    }

    @Test
    void theExternalPort() {
        Loaded https = hcl(FILLED.replaceFirst("external_port.*", "external_port = 443"));
        assertThat(https.hasErrors()).isFalse();
        assertThat(https.problems()).extracting(Problem::path).containsExactly("external_port");
        assertThat(https.stack().orElseThrow().loadBalancer().httpPort()).isEqualTo(80);
        Loaded wrong = hcl(FILLED.replaceFirst("external_port.*", "external_port = 70000"));
        assertThat(wrong.problems())
                .extracting(TfvarsTest::place)
                .containsExactly("25 external_port");
    }

    @Test
    void windowsLineEndsAndEscapes() {
        Loaded loaded = hcl(FILLED.replace("\n", "\r\n"));
        assertThat(loaded.problems()).isEmpty();
        assertThat(loaded.stack()).isPresent();
        assertThat(problem(hcl("region = \"a\\\"b$${c}\\\\u\"\r\n"), "region").message())
                .contains("a\"b${c}\\u");
    }

    private static Loaded hcl(String text) {
        return Tfvars.readHcl(text, "inputs.tfvars");
    }

    private static String place(Problem problem) {
        return problem.location().map(Location::line).orElse(-1) + " " + problem.path();
    }

    private static Problem problem(Loaded loaded, String path) {
        return loaded.problems().stream()
                .filter(it -> it.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new AssertionError(path + " not in " + loaded.problems()));
    }

    private static String seed() {
        try (InputStream file = TfvarsTest.class.getResourceAsStream("inputs.tfvars")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }
}
