package dev.slipway.resources.common;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.FakeScope;
import dev.slipway.engine.FakeTime;

import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

class TagLookupTest {
    private static final String ARN = "arn:aws:logs:us-east-2:123456789012:log-group:app";

    private final FakeScope fresh = FakeScope.of("LogGroup", "app", new FakeTime());
    private final FakeScope remembered = fresh.withId("app");

    private Optional<Map<String, String>> tags(FakeScope scope, Map<String, String> indexed) {
        TagLookup lookup =
                new TagLookup(
                        (stack, service) ->
                                stack.equals("test") && service.equals("logs")
                                        ? Map.of(ARN, indexed)
                                        : Map.of());
        return lookup.known(scope, "logs").apply(ARN);
    }

    private Map<String, String> ours(String key, String value) {
        Map<String, String> tags = new HashMap<>(fresh.tags());
        tags.put(key, value);
        return tags;
    }

    @Test
    void theIndexIsBelievedThatNothingIsToBeDone() {
        assertThat(tags(remembered, fresh.tags())).contains(fresh.tags());
        assertThat(tags(remembered, ours("slipway:run", "an earlier one")))
                .contains(ours("slipway:run", "an earlier one"));
    }

    @Test
    void aChangeIsNotBelieved() {
        assertThat(tags(remembered, ours("team", "web"))).isEmpty();
        assertThat(tags(remembered, ours("slipway:stack", "another"))).isEmpty();
        assertThat(tags(remembered, Map.of())).isEmpty();
    }

    @Test
    void thatSomethingIsOursOnlyItsServiceMaySay() {
        assertThat(tags(fresh, fresh.tags())).isEmpty();
    }
}
