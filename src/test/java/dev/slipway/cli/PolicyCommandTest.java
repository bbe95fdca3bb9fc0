package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.blueprint.policy.Policy;
import dev.slipway.engine.Json;
import dev.slipway.stack.Stacks;
import dev.slipway.stack.file.StackYaml;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What the command prints can be handed to IAM as it is. */
class PolicyCommandTest {
    private static final String ACCOUNT = "123456789012";

    @TempDir Path folder;
    private String stack;

    @BeforeEach
    void write() throws IOException {
        Path file = folder.resolve("shop.yaml");
        stack = Files.writeString(file, StackYaml.write(Stacks.sample())).toString();
    }

    private Typed policy(String... arguments) {
        Typed typed =
                Typed.run(
                        folder,
                        Stream.concat(Stream.of("policy"), Stream.of(arguments))
                                .toArray(String[]::new));
        assertThat(typed.exit()).as(typed.err()).isZero();
        return typed;
    }

    private static List<String> resources(Typed policy) {
        return Json.mapper().readTree(policy.out()).findValues("Resource").stream()
                .flatMap(it -> it.isArray() ? it.valueStream() : Stream.of(it))
                .map(JsonNode::asString)
                .toList();
    }

    @Test
    void standardOutputIsOneDocumentAndItsSizeIsANoteBeside() {
        Typed all = policy(stack);
        assertThat(Json.mapper().readTree(all.out()).path("Version").asString())
                .isEqualTo("2012-10-17");
        assertThat(all.err()).contains("6,144", "--into");
    }

    @Test
    void aDutyHasWhatItBuildsUponAndNoMore() {
        assertThat(policy(stack, "--duty=logs").out())
                .contains("logs:FilterLogEvents", "ecs:DescribeServices")
                .doesNotContain("UpdateService");
        assertThat(policy(stack, "--duty=release,logs").out())
                .contains("ecs:UpdateService", "logs:FilterLogEvents")
                .doesNotContain("DeleteCluster");
    }

    @Test
    void anAccountNarrowsBothTheStacksPolicyAndTheGeneralOne() {
        assertThat(resources(policy(stack, "--account", ACCOUNT)))
                .anyMatch(it -> it.contains(":" + ACCOUNT + ":"))
                .noneMatch(it -> it.contains(":*:"));
        assertThat(resources(policy("--account", ACCOUNT)))
                .anyMatch(it -> it.contains(":" + ACCOUNT + ":"));
    }

    @Test
    void managedPoliciesFit() throws IOException {
        Path into = folder.resolve("policies").resolve("new");
        Typed written = policy(stack, "--into", into.toString());
        try (Stream<Path> files = Files.list(into)) {
            List<Path> all = files.toList();
            assertThat(all).hasSizeGreaterThan(4);
            for (Path file : all) {
                String text = Files.readString(file);
                assertThat(text.replaceAll("\\s", "")).hasSizeLessThan(Policy.MOST_IN_MANAGED + 1);
                assertThat(Json.mapper().readTree(text).has("Statement")).isTrue();
                assertThat(written.out()).contains(file.toString());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--account=12", "--duty=nothing", "--into=shop.yaml/x"})
    void whatCannotBeIsOneErrorAndNoPolicy(String wrong) {
        Typed typed = Typed.run(folder, "policy", wrong.replace("shop.yaml", stack));
        assertThat(typed.exit()).isEqualTo(1);
        assertThat(typed.out()).isEmpty();
        assertThat(typed.err()).isNotBlank().doesNotContain("\tat ");
    }

    @Test
    void aFileThatCannotBeReadIsToldAndNothingIsPrinted() throws IOException {
        Path wrong = Files.writeString(folder.resolve("wrong.yaml"), "version: 1\nregoin: x\n");
        Typed typed = Typed.run(folder, "policy", wrong.toString());
        assertThat(typed.exit()).isEqualTo(1);
        assertThat(typed.out()).isEmpty();
        assertThat(typed.err()).contains("regoin").doesNotContain("Error:");
    }
}
