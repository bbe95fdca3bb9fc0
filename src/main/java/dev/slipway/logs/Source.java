package dev.slipway.logs;

import dev.slipway.stack.Colour;
import dev.slipway.stack.Names;
import dev.slipway.stack.Stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A log group of a stack. It is read whole and not by a prefix of its streams: an application may
 * write to its group by itself, and a container may have had another name before.
 *
 * @param colour whose service writes there; empty if both do
 * @param writer the container or the service that writes there, as far as its streams do not say
 */
public record Source(Kind kind, Optional<Colour> colour, String group, String writer) {

    /** What is to be read in a group. */
    public enum Kind {
        /** What the application of a service writes. */
        APPLICATION,
        /** What the log router beside it says of itself. */
        ROUTER,
        /** Sessions of execute-command. */
        SESSIONS,
        /** What Firehose could not deliver, and why. */
        DELIVERY
    }

    /** All log groups of a stack, the applications' first. */
    public static List<Source> of(Stack stack) {
        List<Source> sources = new ArrayList<>();
        for (Colour colour : Colour.values()) {
            sources.add(
                    new Source(
                            Kind.APPLICATION,
                            Optional.of(colour),
                            stack.service(colour).logGroup(),
                            stack.service(colour).container().name()));
        }
        for (Colour colour : Colour.values()) {
            sources.add(
                    new Source(
                            Kind.ROUTER,
                            Optional.of(colour),
                            Names.routerLogGroup(stack, colour),
                            Names.LOG_ROUTER));
        }
        sources.add(
                new Source(
                        Kind.SESSIONS,
                        Optional.empty(),
                        stack.cluster().executeCommandLogGroup(),
                        "sessions"));
        sources.add(
                new Source(
                        Kind.DELIVERY,
                        Optional.empty(),
                        Names.firehoseLogGroup(stack),
                        "delivery"));
        return List.copyOf(sources);
    }
}
