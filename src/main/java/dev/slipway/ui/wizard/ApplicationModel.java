package dev.slipway.ui.wizard;

import dev.slipway.stack.Colour;
import dev.slipway.stack.Container;
import dev.slipway.stack.EnvironmentValue;
import dev.slipway.stack.Service;
import dev.slipway.stack.Stack;
import dev.slipway.ui.common.SecretValues;

import java.util.List;
import java.util.Optional;

/** What runs as one colour. */
final class ApplicationModel {
    private final Draft draft;
    private final Colour colour;
    private final Values values;
    private final ContainerValues container;
    private final Pairs environment;
    private final Secrets secrets;

    ApplicationModel(
            Draft draft, Colour colour, SecretValues typed, Optional<Secrets.Asking> asking) {
        this.draft = draft;
        this.colour = colour;
        this.values = new Values("services." + colour.key() + ".");
        this.container = new ContainerValues(draft, colour, values);
        new ServiceValues(draft, colour, values).enter();
        this.environment =
                new Pairs(draft, values.path("container.environment"), this::pairs, this::with);
        this.secrets = new Secrets(draft, colour, typed, asking);
    }

    Draft draft() {
        return draft;
    }

    Colour colour() {
        return colour;
    }

    Values values() {
        return values;
    }

    ContainerValues container() {
        return container;
    }

    Pairs environment() {
        return environment;
    }

    Secrets secrets() {
        return secrets;
    }

    private List<Pairs.Pair> pairs(Stack stack) {
        return stack.service(colour).container().environment().stream()
                .map(it -> new Pairs.Pair(it.name(), it.value()))
                .toList();
    }

    private Stack with(Stack stack, List<Pairs.Pair> pairs) {
        Service service = stack.service(colour);
        Container changed =
                service.container()
                        .withEnvironment(
                                pairs.stream()
                                        .map(it -> new EnvironmentValue(it.name(), it.value()))
                                        .toList());
        return stack.withService(colour, service.withContainer(changed));
    }
}
