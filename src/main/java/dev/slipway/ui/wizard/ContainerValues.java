package dev.slipway.ui.wizard;

import dev.slipway.stack.Colour;
import dev.slipway.stack.Container;
import dev.slipway.stack.ContainerHealthCheck;
import dev.slipway.stack.ContainerImage;
import dev.slipway.stack.Defaults;
import dev.slipway.stack.Service;
import dev.slipway.stack.Stack;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** The values of one colour's container. */
final class ContainerValues {
    private static final ContainerHealthCheck USUAL = ContainerHealthCheck.running("");

    private final Draft draft;
    private final Colour colour;
    private final Values values;
    private final Value<Boolean> checked;

    ContainerValues(Draft draft, Colour colour, Values values) {
        this.draft = draft;
        this.colour = colour;
        this.values = values;
        text("container.name", Container::name, ContainerValues::named);
        text("container.image", it -> it.image().reference(), ContainerValues::running);
        number("container.port", Container::port, ContainerValues::listening);
        text(
                "container.command",
                it -> String.join("\n", it.command()),
                (it, lines) -> commanded(it, lines.lines().filter(l -> !l.isBlank()).toList()));
        checked =
                add(
                        "container.healthCheck",
                        it -> it.healthCheck().isPresent(),
                        (it, on) -> it.withHealthCheck(on ? check(it) : Optional.empty()));
        checked.property().addListener((_, _, _) -> values.restore("container.healthCheck."));
        check();
    }

    /** Whether ECS runs a check of its own inside the container. */
    Value<Boolean> checked() {
        return checked;
    }

    /** Puts in the image to try a stack with, and the port it is known to listen on. */
    void useSample() {
        draft.change(
                stack -> {
                    Service service = stack.service(colour);
                    Container container = service.container();
                    int port = Defaults.stack(stack.name()).service(colour).container().port();
                    return stack.withService(
                            colour,
                            service.withContainer(
                                    running(
                                            listening(container, port),
                                            Defaults.sampleImage(colour).reference())));
                });
    }

    private void check() {
        add(
                "container.healthCheck.command",
                it -> it.healthCheck().orElse(USUAL).command(),
                (it, command) ->
                        checking(
                                it,
                                at ->
                                        new ContainerHealthCheck(
                                                command,
                                                at.intervalSeconds(),
                                                at.timeoutSeconds(),
                                                at.retries(),
                                                at.startPeriodSeconds())));
        checkNumber(
                "intervalSeconds",
                ContainerHealthCheck::intervalSeconds,
                (at, n) ->
                        new ContainerHealthCheck(
                                at.command(),
                                n,
                                at.timeoutSeconds(),
                                at.retries(),
                                at.startPeriodSeconds()));
        checkNumber(
                "timeoutSeconds",
                ContainerHealthCheck::timeoutSeconds,
                (at, n) ->
                        new ContainerHealthCheck(
                                at.command(),
                                at.intervalSeconds(),
                                n,
                                at.retries(),
                                at.startPeriodSeconds()));
        checkNumber(
                "retries",
                ContainerHealthCheck::retries,
                (at, n) ->
                        new ContainerHealthCheck(
                                at.command(),
                                at.intervalSeconds(),
                                at.timeoutSeconds(),
                                n,
                                at.startPeriodSeconds()));
        checkNumber(
                "startPeriodSeconds",
                ContainerHealthCheck::startPeriodSeconds,
                (at, n) ->
                        new ContainerHealthCheck(
                                at.command(),
                                at.intervalSeconds(),
                                at.timeoutSeconds(),
                                at.retries(),
                                n));
    }

    private void checkNumber(
            String name,
            ToIntFunction<ContainerHealthCheck> get,
            BiFunction<ContainerHealthCheck, Integer, ContainerHealthCheck> set) {
        number(
                "container.healthCheck." + name,
                it -> get.applyAsInt(it.healthCheck().orElse(USUAL)),
                (it, n) -> checking(it, at -> set.apply(at, n)));
    }

    private static Container checking(
            Container container, Function<ContainerHealthCheck, ContainerHealthCheck> change) {
        return container.withHealthCheck(container.healthCheck().map(change));
    }

    private static Optional<ContainerHealthCheck> check(Container container) {
        return container
                .healthCheck()
                .or(() -> ContainerHealthCheck.knownFor(container.image(), container.port()))
                .or(() -> Optional.of(USUAL));
    }

    private static Container named(Container it, String name) {
        return new Container(
                name,
                it.image(),
                it.port(),
                it.command(),
                it.environment(),
                it.secrets(),
                it.healthCheck());
    }

    private static Container commanded(Container it, List<String> command) {
        return new Container(
                it.name(),
                it.image(),
                it.port(),
                command,
                it.environment(),
                it.secrets(),
                it.healthCheck());
    }

    private static Container running(Container it, String reference) {
        return rechecked(it, it.withImage(new ContainerImage(reference)));
    }

    private static Container listening(Container it, int port) {
        return rechecked(it, it.withPort(port));
    }

    /** A check that came with the image goes with it. */
    private static Container rechecked(Container before, Container now) {
        return before.healthCheck()
                        .equals(ContainerHealthCheck.knownFor(before.image(), before.port()))
                ? now.withHealthCheck(ContainerHealthCheck.knownFor(now.image(), now.port()))
                : now;
    }

    private void text(
            String name,
            Function<Container, String> get,
            BiFunction<Container, String, Container> set) {
        add(name, get, set);
    }

    private <T> Value<T> add(
            String name, Function<Container, T> get, BiFunction<Container, T, Container> set) {
        return values.add(
                Value.of(
                        draft,
                        values.path(name),
                        stack -> get.apply(stack.service(colour).container()),
                        (stack, value) -> with(stack, it -> set.apply(it, value))));
    }

    private void number(
            String name,
            Function<Container, Integer> get,
            BiFunction<Container, Integer, Container> set) {
        values.add(
                Value.number(
                        draft,
                        values.path(name),
                        stack -> get.apply(stack.service(colour).container()),
                        (stack, value) -> with(stack, it -> set.apply(it, value))));
    }

    private Stack with(Stack stack, Function<Container, Container> change) {
        Service service = stack.service(colour);
        return stack.withService(colour, service.withContainer(change.apply(service.container())));
    }
}
