package dev.slipway.blueprint.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.Json;
import dev.slipway.stack.Stacks;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** The policies say only what AWS knows: its actions, their resources and their condition keys. */
class AuthorizationReferenceTest {
    /** The reference mixes these up with those of Classic Load Balancers. */
    private static final Set<String> CLASSIC =
            Set.of("elasticloadbalancing:AddTags", "elasticloadbalancing:RemoveTags");

    private static JsonNode known;

    @BeforeAll
    static void read() throws IOException {
        try (InputStream in =
                AuthorizationReferenceTest.class.getResourceAsStream(
                        "service-authorization.json")) {
            known = Json.mapper().readTree(in).path("actions");
        }
    }

    private static List<String> wrong(BiFunction<Statement, String, Stream<String>> rule) {
        List<String> wrong = new ArrayList<>();
        for (Extent extent :
                List.of(Extent.anywhere(), Extent.of(Stacks.sample(), Optional.empty()))) {
            for (Statement statement : Policy.of(List.of(Duty.values()), extent).statements()) {
                statement.actions().stream()
                        .filter(action -> !CLASSIC.contains(action))
                        .flatMap(
                                action ->
                                        rule.apply(statement, action)
                                                .map(
                                                        it ->
                                                                statement.sid()
                                                                        + " "
                                                                        + action
                                                                        + " "
                                                                        + it))
                        .forEach(wrong::add);
            }
        }
        return wrong;
    }

    private static List<String> texts(String action, String member) {
        return known.path(action).path(member).valueStream().map(JsonNode::asString).toList();
    }

    @Test
    void awsHasEveryAction() {
        assertThat(wrong((_, action) -> known.has(action) ? Stream.of() : Stream.of("unknown")))
                .isEmpty();
    }

    @Test
    void whatCannotBeNarrowedIsNot() {
        assertThat(
                        wrong(
                                (statement, action) ->
                                        texts(action, "resources").isEmpty()
                                                        && !statement
                                                                .resources()
                                                                .equals(List.of("*"))
                                                ? Stream.of("has no resources")
                                                : Stream.of()))
                .isEmpty();
    }

    @Test
    void whatIsNarrowedHasAResourceOfItsOwn() {
        assertThat(
                        wrong(
                                (statement, action) ->
                                        fits(statement, texts(action, "resources"))
                                                ? Stream.of()
                                                : Stream.of("fits none of its resources")))
                .isEmpty();
    }

    private static boolean fits(Statement statement, List<String> formats) {
        return formats.isEmpty()
                || statement.resources().stream()
                        .anyMatch(
                                one ->
                                        one.equals("*")
                                                || formats.stream().anyMatch(it -> meet(it, one)));
    }

    /** Whether there is a text that both patterns match. */
    private static boolean meet(String one, String other) {
        if (one.isEmpty() || other.isEmpty()) {
            return (one + other).chars().allMatch(letter -> letter == '*');
        }
        if (one.charAt(0) == '*') {
            return meet(one.substring(1), other) || meet(one, other.substring(1));
        }
        return other.charAt(0) == '*'
                ? meet(other, one)
                : one.charAt(0) == other.charAt(0) && meet(one.substring(1), other.substring(1));
    }

    @Test
    void conditionsAreThoseOfTheAction() {
        assertThat(
                        wrong(
                                (statement, action) ->
                                        statement.conditions().values().stream()
                                                .flatMap(keys -> keys.keySet().stream())
                                                .filter(
                                                        key ->
                                                                !texts(action, "keys")
                                                                        .contains(general(key)))))
                .isEmpty();
    }

    private static String general(String key) {
        return key.replaceFirst("(aws:\\w+Tag)/.*", "$1/\\${TagKey}");
    }
}
