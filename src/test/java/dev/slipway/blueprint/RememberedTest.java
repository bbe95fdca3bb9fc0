package dev.slipway.blueprint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.Json;
import dev.slipway.engine.Properties;
import dev.slipway.engine.Resolution;
import dev.slipway.engine.Resource;
import dev.slipway.engine.ResourceGraph;
import dev.slipway.stack.Stacks;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.json.JsonMapper;

import java.util.Optional;
import java.util.stream.Stream;

/** What is written to the state of any resource is read back equal, secrets excepted. */
class RememberedTest {
    private final JsonMapper json = Json.mapper();

    static Stream<ResourceGraph.Node<?>> nodes() {
        return Stream.of(
                        Everything.graph(Everything.stack()),
                        Everything.graph(Stacks.sample()),
                        Everything.graph(Stacks.sample().withDomain(Optional.empty())))
                .flatMap(graph -> graph.nodes().stream());
    }

    @ParameterizedTest
    @MethodSource("nodes")
    void isReadBack(ResourceGraph.Node<?> node) {
        Resource known = Resolution.madeUp(node.desired());
        String written = json.writeValueAsString(known);
        Resource read = json.readValue(written, node.desired().getClass());

        var expected = Properties.of(known);
        expected.values().removeIf(value -> value.toString().equals("(secret)"));
        assertThat(Properties.of(read)).isEqualTo(expected);
        assertThat(written).doesNotContain("hunter2");
    }
}
