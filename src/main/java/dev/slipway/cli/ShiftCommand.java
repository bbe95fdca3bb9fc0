package dev.slipway.cli;

import dev.slipway.stack.Colour;
import dev.slipway.traffic.Share;
import dev.slipway.traffic.Shift;
import dev.slipway.traffic.Shifted;
import dev.slipway.traffic.Traffic;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.math.BigDecimal;

/** Divides production traffic between blue and green. */
@Command(
        name = "shift",
        description = "Divide production traffic between blue and green.",
        footer = {
            "",
            "Exit: 0 done, 1 error, 3 a colour is not ready for its share,"
                    + " 4 somebody else moved the traffic; with --watch also 5 rolled back,"
                    + " 6 not watched to the end."
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

    @Option(
            names = "--watch",
            description = {
                "Stay for five minutes, and put the old weights back",
                "in one write if the colour that gained fares worse."
            })
    private boolean watch;

    @Mixin private RaiseOption tasks;
    @Mixin private ShiftOptions options;

    ShiftCommand(Terminal terminal, Deployments deployments) {
        super(terminal, deployments);
    }

    @Override
    int run(Traffic traffic) {
        Shift shift = options.of(Shift.byHand(wanted.share()));
        Shifted shifted = tasks.shift(traffic, shift, terminal);
        int exit = new ShiftTold(terminal, json).answer(shifted);
        return watch && shifted instanceof Shifted.Done done && done.from().isPresent()
                ? new ShiftWatch(terminal, json).run(traffic, done.from().get(), done.to())
                : exit;
    }
}
