package dev.slipway.blueprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.stack.Network;
import dev.slipway.stack.Stacks;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.stream.IntStream;

/** What a stack costs grows with what it asks for. */
class CostTest {
    @ParameterizedTest
    @CsvSource({"0, 2", "2, 2", "3, 3"})
    void aLoadBalancerHasAnAddressInEachOfItsZones(int subnets, int addresses) {
        List<String> chosen =
                IntStream.range(0, subnets).mapToObj("subnet-0000000%d"::formatted).toList();
        Network network = new Network("vpc-0a1b2c3d", "10.0.0.0/16", chosen, List.of());
        Prices prices = Prices.built();

        Cost cost = Cost.of(Stacks.sample().withNetwork(network), prices);

        assertThat(cost.items())
                .filteredOn(item -> item.text().startsWith("Public IPv4"))
                .singleElement()
                .satisfies(
                        item -> {
                            assertThat(item.text()).endsWith("(" + addresses + ")");
                            assertThat(item.monthlyUsd())
                                    .isCloseTo(addresses * prices.ipv4Hour() * 730, within(0.001));
                        });
    }
}
