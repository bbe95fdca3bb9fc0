package dev.slipway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/// Slipway keeps the rules of the house, and each rule reports the house that breaks it.
class HouseTest {
    /// The classes that each rule must report in the test package `wreck`.
    private static final Map<String, Set<String>> WRECKED =
            Map.ofEntries(
                    Map.entry("rooms", Set.of("wreck.util.Helper")),
                    Map.entry("arrows", Set.of("wreck.engine.KnowsStack", "wreck.ui.KnowsCli")),
                    Map.entry("circles", Set.of("wreck.logs.Left", "wreck.traffic.Right")),
                    Map.entry("package circles", Set.of("wreck.ui.one.Here", "wreck.ui.two.There")),
                    Map.entry("sdk", Set.of("wreck.cli.KnowsSdk")),
                    Map.entry("javafx", Set.of("wreck.cli.KnowsJavaFx")),
                    Map.entry("awt", Set.of("wreck.ui.KnowsAwt", "wreck.ui.KnowsSwing")),
                    Map.entry("clock", Set.of("wreck.stack.KnowsTime", "wreck.stack.KnowsClock")),
                    Map.entry("network", Set.of("wreck.stack.KnowsNetwork")),
                    Map.entry("streams", Set.of("wreck.engine.Prints")),
                    Map.entry("statics", Set.of("wreck.aws.Statics")),
                    Map.entry("words", Set.of("wreck.engine.NamesCommand")));

    @TestFactory
    Stream<DynamicTest> slipwayKeeps() {
        var slipway =
                new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.slipway");
        return eachRule("dev.slipway", (_, rule) -> rule.check(slipway));
    }

    @TestFactory
    Stream<DynamicTest> theWreckBreaks() {
        var wreck = new ClassFileImporter().importPackages("wreck");
        return eachRule(
                "wreck",
                (name, rule) ->
                        assertThat(rule.evaluate(wreck).getFailureReport().toString())
                                .contains(WRECKED.get(name)));
    }

    private static Stream<DynamicTest> eachRule(String root, BiConsumer<String, ArchRule> check) {
        return new House(root)
                .rules().entrySet().stream()
                        .map(
                                rule ->
                                        dynamicTest(
                                                rule.getKey(),
                                                () ->
                                                        check.accept(
                                                                rule.getKey(), rule.getValue())));
    }

    @Test
    void everyRuleIsBrokenOnce() {
        assertThat(new House("wreck").rules()).containsOnlyKeys(WRECKED.keySet());
    }
}
