package dev.slipway.cli;

import dev.slipway.engine.Failure;
import dev.slipway.engine.Json;
import dev.slipway.stack.Colour;
import dev.slipway.traffic.Shifted;

import java.util.stream.Collectors;

/**
 * Tells what came of a shift.
 *
 * @param json whether a program reads the answer
 */
record ShiftTold(Terminal terminal, boolean json) {
    static final int DONE = 0;
    static final int NOT_READY = 3;
    static final int FOREIGN = 4;

    /** Gives the answer, and what it means for the exit code. */
    int answer(Shifted shifted) {
        if (json) {
            terminal.out()
                    .println(Json.mapper().writerFor(Shifted.class).writeValueAsString(shifted));
        }
        return tell(shifted);
    }

    /** Tells a person; with --json the answer was given already. */
    int tell(Shifted shifted) {
        return switch (shifted) {
            case Shifted.Done done -> {
                done.overruled().forEach(why -> terminal.err().println("Forced, although: " + why));
                done.stickiness()
                        .ifPresent(
                                stay ->
                                        terminal.err()
                                                .println(
                                                        "Only new sessions follow: clients stay"
                                                                + " where they are for up to %d s."
                                                                        .formatted(
                                                                                stay.toSeconds())));
                say(done.to() + ": green gets " + done.to().words(Colour.GREEN) + ".");
                yield DONE;
            }
            case Shifted.Unchanged unchanged -> {
                say(unchanged.at() + ", as it was.");
                yield DONE;
            }
            case Shifted.Refused refused -> {
                new Tell(terminal)
                        .failure(
                                Failure.of(
                                        "shifting to " + refused.to(),
                                        refused.why(),
                                        refused.remedy()
                                                + (refused.raise().isPresent()
                                                        ? " With --raise that is done and waited"
                                                                + " for."
                                                        : "")
                                                + " Or do it all the same with --force --reason"
                                                + " TEXT."));
                yield NOT_READY;
            }
            case Shifted.Foreign foreign -> {
                new Tell(terminal)
                        .failure(
                                Failure.of(
                                        "shifting the traffic", foreign.told(), remedy(foreign)));
                yield FOREIGN;
            }
        };
    }

    private void say(String sentence) {
        if (!json) {
            terminal.out().println(sentence);
        }
    }

    private static String remedy(Shifted.Foreign foreign) {
        String found = foreign.found().blue() + ":" + foreign.found().green();
        String expected =
                foreign.expected().stream()
                        .map(share -> share.weights())
                        .collect(Collectors.joining(" or "));
        return isServing(foreign)
                ? "Ask them. To go on from there, add --accept %s; Slipway had left %s."
                        .formatted(found, expected)
                : "The load balancer answers nobody. Set it right with --force --reason TEXT.";
    }

    private static boolean isServing(Shifted.Foreign foreign) {
        return foreign.found().blue() > 0 || foreign.found().green() > 0;
    }
}
