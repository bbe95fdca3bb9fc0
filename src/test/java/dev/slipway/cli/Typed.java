package dev.slipway.cli;

import dev.slipway.aws.Account;
import dev.slipway.aws.AccountSettings;
import dev.slipway.sandbox.Sandbox;
import dev.slipway.sandbox.wire.InProcess;

import picocli.CommandLine.Help.Ansi;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** What a command that needs no stack answers, and how it ends. */
record Typed(int exit, String out, String err) {
    /** Runs a command; its sandbox is below a folder. */
    static Typed run(Path folder, String... line) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal =
                new Terminal(
                        new BufferedReader(Reader.nullReader()),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        Ansi.OFF,
                        false);
        Rehearsal rehearsal =
                new Rehearsal(
                        folder.resolve("sandbox"),
                        sandbox ->
                                new Account(
                                        AccountSettings.here(Sandbox.REGION, new InProcess(sandbox))
                                                .with(sandbox.time())));
        int exit =
                SlipwayCommand.run(
                        line,
                        terminal,
                        (stack, connection) -> {
                            throw new AssertionError("a stack was opened");
                        },
                        rehearsal,
                        "test");
        return new Typed(
                exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
