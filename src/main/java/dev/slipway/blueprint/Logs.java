package dev.slipway.blueprint;

import dev.slipway.engine.ResourceGraph.Node;
import dev.slipway.resources.logs.LogGroup;
import dev.slipway.resources.logs.LogStream;
import dev.slipway.stack.Colour;
import dev.slipway.stack.Names;
import dev.slipway.stack.Stack;

import java.util.EnumMap;
import java.util.Map;

/**
 * The log groups.
 *
 * @param applications where the lines of each colour's application go
 * @param routers where each colour's log router reports on itself
 * @param sessions where sessions of execute-command are recorded
 * @param delivery where Firehose reports what it could not deliver
 * @param deliveryStream the stream it writes these reports to
 */
record Logs(
        Map<Colour, Node<LogGroup>> applications,
        Map<Colour, Node<LogGroup>> routers,
        Node<LogGroup> sessions,
        Node<LogGroup> delivery,
        Node<LogStream> deliveryStream) {

    static Logs add(Blueprint blueprint) {
        Stack stack = blueprint.stack();
        int days = stack.logging().retentionDays();
        Map<Colour, Node<LogGroup>> applications = new EnumMap<>(Colour.class);
        Map<Colour, Node<LogGroup>> routers = new EnumMap<>(Colour.class);
        for (Colour colour : Colour.values()) {
            String name = stack.service(colour).logGroup();
            applications.put(colour, blueprint.put(colour.key(), new LogGroup(name, days)));
            routers.put(
                    colour,
                    blueprint.put(
                            colour.key() + "-log-router",
                            new LogGroup(Names.routerLogGroup(stack, colour), days)));
        }
        Node<LogGroup> delivery =
                blueprint.put("delivery", new LogGroup(Names.firehoseLogGroup(stack), days));
        return new Logs(
                applications,
                routers,
                blueprint.put(
                        "sessions", new LogGroup(stack.cluster().executeCommandLogGroup(), days)),
                delivery,
                blueprint.put(
                        "delivery", new LogStream(delivery.output(LogGroup.NAME), "delivery")));
    }
}
