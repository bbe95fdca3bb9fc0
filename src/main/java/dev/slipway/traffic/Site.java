package dev.slipway.traffic;

import dev.slipway.engine.Address;
import dev.slipway.engine.EngineException;
import dev.slipway.engine.Entry;
import dev.slipway.engine.Failure;
import dev.slipway.engine.State;
import dev.slipway.resources.autoscaling.ScalableTarget;
import dev.slipway.resources.ecs.EcsService;
import dev.slipway.resources.elb.ListenerRule;
import dev.slipway.resources.elb.LoadBalancer;
import dev.slipway.resources.elb.TargetGroup;
import dev.slipway.stack.Colour;
import dev.slipway.stack.Stack;
import dev.slipway.stack.Weights;

import tools.jackson.databind.JsonNode;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where traffic is moved: the very resources that Slipway made for a stack. The rule is known by
 * its ARN and never searched for, because another rule may name the same target groups.
 *
 * @param rule its ARN
 * @param preview the ARN of the rule for those who send the preview header
 * @param loadBalancer as CloudWatch has it, {@code app/name/id}
 * @param created the weights with which the rule was made
 */
record Site(
        String stack,
        String rule,
        String preview,
        String loadBalancer,
        Map<Colour, Side> sides,
        Optional<Share> created) {

    /**
     * What belongs to one colour: ARNs, and the name of the service.
     *
     * @param targetGroupName as CloudWatch has it, {@code targetgroup/name/id}
     * @param taskDefinition the revision that is meant to run
     * @param described how many tasks the stack asks for
     * @param scaling between which bounds autoscaling sets that, if it does
     */
    record Side(
            String targetGroup,
            String targetGroupName,
            String cluster,
            String service,
            String taskDefinition,
            int described,
            Optional<Scaling> scaling) {}

    /**
     * Autoscaling as the stack asks for it.
     *
     * @param resourceId {@code service/cluster/service}
     * @param min the fewest tasks
     * @param max the most
     */
    record Scaling(String resourceId, int min, int max) {}

    Site {
        sides = Map.copyOf(sides);
    }

    Side side(Colour colour) {
        return sides.get(colour);
    }

    /**
     * @throws EngineException if the stack does not stand
     */
    static Site of(Stack stack, State state) {
        Entry rule = entry(stack, state, "ListenerRule.production");
        Map<Colour, Side> sides = new EnumMap<>(Colour.class);
        for (Colour colour : Colour.values()) {
            sides.put(colour, side(stack, state, colour));
        }
        return new Site(
                stack.name(),
                rule.outputs().get(ListenerRule.ARN),
                entry(stack, state, "ListenerRule.preview").outputs().get(ListenerRule.ARN),
                entry(stack, state, "LoadBalancer.alb").outputs().get(LoadBalancer.FULL_NAME),
                sides,
                created(rule, sides));
    }

    private static Side side(Stack stack, State state, Colour colour) {
        Entry service = entry(stack, state, "EcsService." + colour.key());
        Entry group = entry(stack, state, "TargetGroup." + colour.key());
        JsonNode properties = service.properties();
        return new Side(
                group.outputs().get(TargetGroup.ARN),
                group.outputs().get(TargetGroup.FULL_NAME),
                properties.path("cluster").asString(),
                service.outputs().get(EcsService.NAME),
                properties.path("taskDefinition").asString(),
                properties.path("tasks").path("count").asInt(),
                scaling(state, colour));
    }

    private static Optional<Scaling> scaling(State state, Colour colour) {
        return state.entry(Address.parse("ScalableTarget." + colour.key()))
                .filter(entry -> entry.status() != Entry.Status.INTENDED)
                .map(
                        entry ->
                                new Scaling(
                                        entry.outputs().get(ScalableTarget.RESOURCE_ID),
                                        entry.properties().path("min").asInt(),
                                        entry.properties().path("max").asInt()));
    }

    private static Optional<Share> created(Entry rule, Map<Colour, Side> sides) {
        Map<String, Integer> weights = new java.util.HashMap<>();
        for (JsonNode target : rule.properties().path("action").path("targets")) {
            weights.put(target.path("targetGroupArn").asString(), target.path("weight").asInt());
        }
        return Share.of(
                new Weights(
                        weights.getOrDefault(sides.get(Colour.BLUE).targetGroup(), 0),
                        weights.getOrDefault(sides.get(Colour.GREEN).targetGroup(), 0)));
    }

    private static Entry entry(Stack stack, State state, String address) {
        return state.entry(Address.parse(address))
                .filter(entry -> entry.status() != Entry.Status.INTENDED)
                .orElseThrow(
                        () ->
                                new EngineException(
                                        Failure.of(
                                                        "looking for the traffic of "
                                                                + stack.name(),
                                                        "The stack is not complete: there is no "
                                                                + address
                                                                + ".",
                                                        "Apply the stack first.")
                                                .at(Address.parse(address))));
    }
}
