package dev.slipway.cli;

import dev.slipway.engine.Json;
import dev.slipway.stack.Colour;
import dev.slipway.traffic.PastShift;
import dev.slipway.traffic.Position;
import dev.slipway.traffic.Traffic;

import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi.Style;

import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;

/** Shows where the traffic goes, and who moved it when and why. */
@Command(
        name = "traffic",
        description = "Show how traffic is divided, and who moved it when and why.")
final class ShowTrafficCommand extends TrafficCommand {
    private record Now(String type, Position position) {}

    ShowTrafficCommand(Terminal terminal, Deployments deployments) {
        super(terminal, deployments);
    }

    @Override
    int run(Traffic traffic) {
        Position now = traffic.position();
        if (json) {
            Stream.concat(Stream.of(new Now("Position", now)), traffic.history().stream())
                    .map(Json.mapper()::writeValueAsString)
                    .forEach(terminal.out()::println);
            return DONE;
        }
        terminal.out().println(terminal.styled(told(now), Style.bold));
        traffic.history().forEach(shift -> terminal.out().println(line(shift)));
        return DONE;
    }

    private static String told(Position now) {
        String stay =
                now.stickiness()
                        .map(time -> "; clients stay for %d s".formatted(time.toSeconds()))
                        .orElse("");
        return now.share()
                        .map(share -> share + ": green gets " + share.words(Colour.GREEN))
                        .orElse("Weights of nothing: the load balancer answers nobody")
                + stay
                + ".";
    }

    private static String line(PastShift shift) {
        var begun = shift.begun();
        return "%s  %s → %s  %s  %s%s%s%s"
                .formatted(
                        begun.at().truncatedTo(ChronoUnit.SECONDS),
                        begun.from().map(from -> from.weights()).orElse("nothing"),
                        begun.to().weights(),
                        begun.cause().words(),
                        begun.by(),
                        begun.reason().map(why -> ", because: " + why).orElse(""),
                        begun.overruled().isEmpty()
                                ? ""
                                : ", forced although: " + String.join(" ", begun.overruled()),
                        shift.confirmed() ? "" : ", not confirmed");
    }
}
