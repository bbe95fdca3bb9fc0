package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import picocli.CommandLine.Help.Ansi;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that cannot be used: one error with a remedy, exit 1, and no account is asked. */
class BadFileTest {
    @TempDir Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @ValueSource(strings = {"plan", "apply", "destroy", "status"})
    void aMissingFile(String command) {
        assertThat(run(command, folder.resolve("none.yaml"))).isEqualTo(1);
        assertThat(told()).contains("There is no such file.", "Check the path");
    }

    @Test
    void aFileOfAnotherKind() throws IOException {
        assertThat(run("plan", write("main.tf", "resource {}"))).isEqualTo(1);
        assertThat(told()).contains("neither a stack file nor a tfvars file");
    }

    @Test
    void malformedYaml() throws IOException {
        assertThat(run("plan", write("stack.yaml", "version: 1\nname: [a, b"))).isEqualTo(1);
        assertThat(told()).contains("stack.yaml:2");
    }

    @Test
    void malformedTfvars() throws IOException {
        assertThat(run("plan", write("inputs.tfvars", "region = \"us-east-2"))).isEqualTo(1);
        assertThat(told()).contains("inputs.tfvars:1");
    }

    @Test
    void anUnknownKeyIsToldWithTheNearestKnownOne() throws IOException {
        assertThat(run("plan", write("stack.yaml", "version: 1\nname: poc\nregoin: us-east-2\n")))
                .isEqualTo(1);
        assertThat(told()).contains("regoin", "region");
    }

    @Test
    void placeholdersOfTheSampleAreProblemsAndNotCalls() throws IOException {
        assertThat(run("apply", write("inputs.tfvars", "vpc_id = \"vpc-xxxxxxxx\"\n")))
                .isEqualTo(1);
        assertThat(told()).contains("inputs.tfvars:1", "vpc-xxxxxxxx");
    }

    @Test
    void aWrongOptionIsNoPlanWithChanges() {
        assertThat(run("plan", folder.resolve("stack.yaml"), "--jsno")).isEqualTo(1);
        assertThat(told()).contains("--jsno");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--profile=x", "--endpoint-url=http://localhost:1"})
    void theSandboxIsAnAccountOfItsOwn(String other) {
        assertThat(run("apply", folder.resolve("stack.yaml"), "--sandbox", other)).isEqualTo(1);
        assertThat(told()).contains("--sandbox is an account of its own", "Leave --sandbox away");
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private int run(String command, Object... arguments) {
        String[] line = new String[arguments.length + 1];
        line[0] = command;
        for (int i = 0; i < arguments.length; i++) {
            line[i + 1] = arguments[i].toString();
        }
        Terminal terminal =
                new Terminal(
                        new BufferedReader(Reader.nullReader()),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        Ansi.OFF,
                        false);
        return SlipwayCommand.run(
                line,
                terminal,
                (stack, connection) -> {
                    throw new AssertionError("the account was asked");
                },
                new Rehearsal(
                        folder,
                        any -> {
                            throw new AssertionError("the sandbox was asked");
                        }),
                "test");
    }

    /** What a user reads; never a stack trace. */
    private String told() {
        String text = err.toString(StandardCharsets.UTF_8);
        assertThat(text).doesNotContain("\tat ", "Exception", "AssertionError");
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
        return text;
    }
}
