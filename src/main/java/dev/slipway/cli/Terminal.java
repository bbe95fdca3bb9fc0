package dev.slipway.cli;

import picocli.CommandLine.Help.Ansi;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/**
 * What a command talks to: answers go to {@code out}, progress and errors to {@code err}.
 *
 * @param in where answers to questions come from
 * @param interactive whether a person is there to answer
 */
public record Terminal(
        BufferedReader in, PrintStream out, PrintStream err, Ansi ansi, boolean interactive) {

    /** The same, with answers among the progress. */
    Terminal toErr() {
        return new Terminal(in, err, err, ansi, interactive);
    }

    String styled(String text, Ansi.Style... styles) {
        return ansi.enabled() ? ansi.apply(text, List.<Ansi.IStyle>of(styles)).toString() : text;
    }

    /** Asks, and gives the answer without white space around it; empty if nobody answers. */
    Optional<String> ask(String question) {
        err.print(question + " ");
        err.flush();
        try {
            return Optional.ofNullable(in.readLine()).map(String::strip);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
