package dev.slipway.cli;

import dev.slipway.engine.EngineException;
import dev.slipway.engine.Failure;
import dev.slipway.engine.Json;
import dev.slipway.stack.Colour;
import dev.slipway.traffic.Share;
import dev.slipway.traffic.Shift;
import dev.slipway.traffic.Shifted;
import dev.slipway.traffic.Traffic;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.math.BigDecimal;
import java.util.Optional;

/** Divides production traffic between blue and green. */
@Command(
        name = "shift",
        description = "Divide production traffic between blue and green.",
        footer = {
            "",
            "Exit: 0 done, 1 error, 3 a colour is not ready for its share,"
                    + " 4 somebody else moved the traffic."
        })
final class ShiftCommand extends TrafficCommand {
    /** One of them; the other colour gets the rest. */
    private static final class Wanted {
        @Option(names = "--green", paramLabel = "PERCENT", description = "What green is to get.")
        private BigDecimal green;

        @Option(names = "--blue", paramLabel = "PERCENT", description = "What blue is to get.")
        private BigDecimal blue;

        Share share() {
            return green != null ? Share.of(Colour.GREEN, green) : Share.of(Colour.BLUE, blue);
        }
    }

    @ArgGroup(multiplicity = "1")
    private Wanted wanted;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the history.")
    private String reason;

    @Option(
            names = "--force",
            description = "Do it although a colour is not ready; wants a --reason.")
    private boolean force;

    @Option(
            names = "--accept",
            paramLabel = "BLUE:GREEN",
            description = "Go on from these weights, which somebody else set.")
    private String accept;

    ShiftCommand(Terminal terminal, Deployments deployments) {
        super(terminal, deployments);
    }

    @Override
    int run(Traffic traffic) {
        Shifted shifted = traffic.shift(order());
        if (json) {
            terminal.out()
                    .println(Json.mapper().writerFor(Shifted.class).writeValueAsString(shifted));
        }
        return tell(shifted);
    }

    private Shift order() {
        Shift order = Shift.byHand(wanted.share());
        Optional<String> why = Optional.ofNullable(reason).filter(text -> !text.isBlank());
        if (why.isPresent()) {
            order = order.because(why.get());
        }
        if (accept != null) {
            order = order.over(Share.parse(accept));
        }
        return force ? order.forced(why.orElseThrow(ShiftCommand::unexplained)) : order;
    }

    private static EngineException unexplained() {
        return new EngineException(
                Failure.of(
                        "forcing the shift",
                        "It does not say why, and the history keeps that.",
                        "Add --reason TEXT."));
    }
}
