package dev.slipway.cli;

import dev.slipway.aws.AwsErrors;
import dev.slipway.engine.Failure;
import dev.slipway.stack.Problem;

import picocli.CommandLine.Help.Ansi.Style;

/** How failures and problems are told to a person. */
record Tell(Terminal terminal) {

    /** Nobody shall take a rehearsal for the real thing, or the other way round. */
    void sandbox() {
        terminal.err()
                .println(
                        terminal.styled("Sandbox", Style.fg_cyan, Style.bold)
                                + ": a rehearsal on this machine; nothing at AWS is touched.");
    }

    /** Something to know that is no failure. */
    void note(String of, String sentence) {
        terminal.err().println(terminal.styled(of + ": ", Style.bold) + sentence);
    }

    void failure(Failure failure) {
        terminal.err()
                .println(terminal.styled("Error: ", Style.fg_red, Style.bold) + failure.doing());
        terminal.err().println("  " + failure.cause());
        String facts =
                failure.code().map(code -> "AWS code " + code).orElse("")
                        + failure.requestId().map(id -> ", request " + id).orElse("");
        if (!facts.isEmpty()) {
            terminal.err().println(terminal.styled("  " + facts, Style.faint));
        }
        terminal.err()
                .println("  " + terminal.styled("What to do: ", Style.bold) + failure.remedy());
        if (AwsErrors.needsLogin(failure)) {
            terminal.err().println("  In a terminal one signs in with “aws sso login”.");
        }
    }

    void problem(Problem problem) {
        Style colour = problem.isError() ? Style.fg_red : Style.fg_yellow;
        String place = problem.location().map(at -> at + ": ").orElse("");
        String path = problem.path().isEmpty() ? "" : problem.path() + ": ";
        terminal.err()
                .println(
                        place
                                + terminal.styled(
                                        problem.isError() ? "error: " : "warning: ",
                                        colour,
                                        Style.bold)
                                + path
                                + problem.message());
        terminal.err().println("    " + problem.remedy());
    }
}
