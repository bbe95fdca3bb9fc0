package dev.slipway.cli;

import dev.slipway.engine.Action;
import dev.slipway.engine.Outcome;
import dev.slipway.engine.Plan;
import dev.slipway.engine.Summary;
import dev.slipway.engine.Verb;

import picocli.CommandLine.Help.Ansi.Style;

import java.util.stream.Stream;

/** Says in one line how a run ended. */
record SummaryPrinter(Terminal terminal, Verb verb) {

    void print(Plan plan, Summary summary) {
        long done =
                summary.outcomes().values().stream()
                        .filter(end -> end instanceof Outcome.Done(Action a) && a != Action.NONE)
                        .count();
        if (plan.isEmpty()) {
            return;
        }
        String parts =
                Stream.of(
                                done + " done",
                                count(summary.count(Outcome.Failed.class), " failed"),
                                count(summary.count(Outcome.Skipped.class), " skipped"),
                                count(summary.count(Outcome.Kept.class), " kept"))
                        .filter(part -> !part.isEmpty())
                        .reduce((a, b) -> a + ", " + b)
                        .orElse("");
        String head = summary.complete() ? "Done" : "Not finished";
        terminal.err()
                .println(
                        terminal.styled(
                                        head,
                                        summary.complete() ? Style.fg_green : Style.fg_red,
                                        Style.bold)
                                + " after "
                                + Progress.clock(summary.elapsed())
                                + ": "
                                + parts
                                + ".");
    }

    private static String count(long number, String word) {
        return number == 0 ? "" : number + word;
    }
}
