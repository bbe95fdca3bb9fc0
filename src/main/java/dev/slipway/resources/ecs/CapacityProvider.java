package dev.slipway.resources.ecs;

import software.amazon.awssdk.services.ecs.model.CapacityProviderStrategyItem;

import java.util.Comparator;
import java.util.List;

/**
 * How many tasks a capacity provider takes.
 *
 * @param name {@link #FARGATE} or {@link #FARGATE_SPOT}
 * @param base how many tasks run on it before the weights count, 0 to 100,000; only one provider of
 *     a strategy may have a base
 * @param weight its share of the further tasks relative to the other providers, 0 to 1,000
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CapacityProviderStrategyItem.html">CapacityProviderStrategyItem</a>
 */
public record CapacityProvider(String name, int base, int weight) {
    public static final String FARGATE = "FARGATE";
    public static final String FARGATE_SPOT = "FARGATE_SPOT";

    static List<CapacityProvider> sorted(List<CapacityProvider> strategy) {
        return strategy.stream().sorted(Comparator.comparing(CapacityProvider::name)).toList();
    }

    static List<CapacityProvider> of(List<CapacityProviderStrategyItem> strategy) {
        return strategy.stream()
                .map(
                        item ->
                                new CapacityProvider(
                                        item.capacityProvider(),
                                        orZero(item.base()),
                                        orZero(item.weight())))
                .toList();
    }

    static List<CapacityProviderStrategyItem> items(List<CapacityProvider> strategy) {
        return strategy.stream()
                .map(
                        provider ->
                                CapacityProviderStrategyItem.builder()
                                        .capacityProvider(provider.name)
                                        .base(provider.base)
                                        .weight(provider.weight)
                                        .build())
                .toList();
    }

    private static int orZero(Integer value) {
        return value == null ? 0 : value;
    }
}
