package dev.slipway.ui.wizard;

import dev.slipway.stack.Architecture;
import dev.slipway.stack.Autoscaling;
import dev.slipway.stack.CapacitySplit;
import dev.slipway.stack.Colour;
import dev.slipway.stack.FargateSize;
import dev.slipway.stack.Service;
import dev.slipway.stack.Stack;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** How large one colour is: only what Fargate offers can be chosen. */
final class SizingModel {
    private static final Autoscaling USUAL =
            new Autoscaling(1, 4, OptionalInt.of(60), OptionalInt.empty());

    /** The usual ways to divide tasks between on-demand and Spot, and any other. */
    enum Mix {
        ON_DEMAND(new CapacitySplit(0, 1, 0)),
        HALF(new CapacitySplit(1, 1, 1)),
        MOSTLY_SPOT(new CapacitySplit(1, 0, 1)),
        OWN(null);

        private final CapacitySplit split;

        Mix(CapacitySplit split) {
            this.split = split;
        }

        static Mix of(CapacitySplit split) {
            return List.of(values()).stream()
                    .filter(mix -> split.equals(mix.split))
                    .findFirst()
                    .orElse(OWN);
        }
    }

    private final Draft draft;
    private final Colour colour;
    private final Values values;
    private final Value<Integer> cpu;
    private final Value<Integer> memory;
    private final Value<Mix> mix;
    private final Value<Boolean> scaling;
    private boolean ownMix;

    SizingModel(Draft draft, Colour colour) {
        this.draft = draft;
        this.colour = colour;
        this.values = new Values("services." + colour.key() + ".");
        cpu = value("size.cpu", it -> it.size().cpu(), (it, n) -> it.withSize(sized(n, it.size())));
        memory =
                value(
                        "size.memory",
                        it -> it.size().memory(),
                        (it, n) -> it.withSize(new FargateSize(it.size().cpu(), n)));
        value("architecture", Service::architecture, SizingModel::built);
        number("desiredCount", Service::desiredCount, Service::withDesiredCount);
        mix = value("capacity", it -> mix(it.capacity()), this::mixed);
        capacity();
        scaling =
                value(
                        "autoscaling",
                        it -> it.autoscaling().isPresent(),
                        (it, on) ->
                                it.withAutoscaling(
                                        on
                                                ? it.autoscaling().or(() -> Optional.of(USUAL))
                                                : Optional.empty()));
        scaling.property().addListener((_, _, _) -> values.restore("autoscaling."));
        autoscaling();
    }

    Colour colour() {
        return colour;
    }

    Values values() {
        return values;
    }

    Value<Integer> cpu() {
        return cpu;
    }

    Value<Integer> memory() {
        return memory;
    }

    /** The memory that Fargate offers with the chosen CPU. */
    List<Integer> legalMemory() {
        return FargateSize.legalMemory(cpu.described());
    }

    Value<Mix> mix() {
        return mix;
    }

    /** Whether the numbers of the division are to be seen: they were chosen, or are wrong. */
    boolean showsShares() {
        return mix.get() == Mix.OWN
                || Stream.of("base", "onDemandWeight", "spotWeight")
                        .anyMatch(it -> !draft.at(values.path("capacity." + it)).isEmpty());
    }

    Value<Boolean> scaling() {
        return scaling;
    }

    /** The tasks on each kind of capacity. */
    CapacitySplit.Split split() {
        return draft.get().service(colour).split();
    }

    Draft draft() {
        return draft;
    }

    /** The legal size with this CPU whose memory is nearest to what it was. */
    private static FargateSize sized(int cpu, FargateSize before) {
        int memory =
                FargateSize.legalMemory(cpu).stream()
                        .min(Comparator.comparingInt(mib -> Math.abs(mib - before.memory())))
                        .orElse(before.memory());
        return new FargateSize(cpu, memory);
    }

    private Mix mix(CapacitySplit split) {
        return ownMix ? Mix.OWN : Mix.of(split);
    }

    private Service mixed(Service it, Mix chosen) {
        ownMix = chosen == Mix.OWN;
        return ownMix ? it : it.withCapacity(chosen.split);
    }

    private void capacity() {
        capacity(
                "base",
                CapacitySplit::base,
                (it, n) -> new CapacitySplit(n, it.onDemandWeight(), it.spotWeight()));
        capacity(
                "onDemandWeight",
                CapacitySplit::onDemandWeight,
                (it, n) -> new CapacitySplit(it.base(), n, it.spotWeight()));
        capacity(
                "spotWeight",
                CapacitySplit::spotWeight,
                (it, n) -> new CapacitySplit(it.base(), it.onDemandWeight(), n));
    }

    private void capacity(
            String name,
            Function<CapacitySplit, Integer> get,
            BiFunction<CapacitySplit, Integer, CapacitySplit> set) {
        number(
                "capacity." + name,
                it -> get.apply(it.capacity()),
                (it, n) -> it.withCapacity(set.apply(it.capacity(), n)));
    }

    private void autoscaling() {
        scaling(
                "minTasks",
                Autoscaling::minTasks,
                (it, n) -> new Autoscaling(n, it.maxTasks(), it.cpuPercent(), it.memoryPercent()));
        scaling(
                "maxTasks",
                Autoscaling::maxTasks,
                (it, n) -> new Autoscaling(it.minTasks(), n, it.cpuPercent(), it.memoryPercent()));
        percent(
                "cpuPercent",
                Autoscaling::cpuPercent,
                (it, n) -> new Autoscaling(it.minTasks(), it.maxTasks(), n, it.memoryPercent()));
        percent(
                "memoryPercent",
                Autoscaling::memoryPercent,
                (it, n) -> new Autoscaling(it.minTasks(), it.maxTasks(), it.cpuPercent(), n));
    }

    private void scaling(
            String name,
            Function<Autoscaling, Integer> get,
            BiFunction<Autoscaling, Integer, Autoscaling> set) {
        number(
                "autoscaling." + name,
                it -> get.apply(it.autoscaling().orElse(USUAL)),
                (it, n) -> it.withAutoscaling(it.autoscaling().map(at -> set.apply(at, n))));
    }

    private void percent(
            String name,
            Function<Autoscaling, OptionalInt> get,
            BiFunction<Autoscaling, OptionalInt, Autoscaling> set) {
        values.add(
                Value.optionalNumber(
                        draft,
                        values.path("autoscaling." + name),
                        from(it -> get.apply(it.autoscaling().orElse(USUAL))),
                        into(
                                (it, n) ->
                                        it.withAutoscaling(
                                                it.autoscaling().map(at -> set.apply(at, n))))));
    }

    private static Service built(Service it, Architecture architecture) {
        return new Service(
                it.name(),
                it.container(),
                it.size(),
                architecture,
                it.desiredCount(),
                it.capacity(),
                it.targetGroup(),
                it.healthCheckGracePeriodSeconds(),
                it.logGroup(),
                it.autoscaling());
    }

    private <T> Value<T> value(
            String name, Function<Service, T> get, BiFunction<Service, T, Service> set) {
        return values.add(Value.of(draft, values.path(name), from(get), into(set)));
    }

    private void number(
            String name,
            Function<Service, Integer> get,
            BiFunction<Service, Integer, Service> set) {
        values.add(Value.number(draft, values.path(name), from(get), into(set)));
    }

    private <T> Function<Stack, T> from(Function<Service, T> get) {
        return stack -> get.apply(stack.service(colour));
    }

    private <T> BiFunction<Stack, T, Stack> into(BiFunction<Service, T, Service> set) {
        return (stack, value) -> stack.withService(colour, set.apply(stack.service(colour), value));
    }
}
