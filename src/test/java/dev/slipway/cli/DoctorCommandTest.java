package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.Json;
import dev.slipway.sandbox.Sandbox;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;

/** The doctor tells of everything, and its exit code whether something is in the way. */
class DoctorCommandTest {
    @TempDir Path folder;

    @Test
    void inTheSandboxNothingIsInTheWay() {
        Typed doctor = Typed.run(folder, "doctor", "--sandbox");
        assertThat(doctor.exit()).isZero();
        assertThat(doctor.out())
                .contains("java", "display", "home", Sandbox.ACCOUNT + ", the sandbox")
                .doesNotContain("✗");
    }

    @Test
    void eachFindingIsALineForAProgram() {
        Typed doctor = Typed.run(folder, "doctor", "--sandbox", "--json");
        assertThat(doctor.out().lines())
                .hasSizeGreaterThan(3)
                .allMatch(it -> Json.mapper().readTree(it).path("finding").has("grade"));
    }

    @Test
    void aFileThatCannotBeReadIsToldWithTheRest() throws Exception {
        Path wrong = Files.writeString(folder.resolve("stack.yaml"), "version: 1\nname: [a");
        Typed doctor = Typed.run(folder, "doctor", wrong.toString(), "--sandbox");
        assertThat(doctor.exit()).isEqualTo(1);
        assertThat(doctor.out()).contains("✗ file", wrong.toString(), "→", "the sandbox");
    }

    @Test
    void twoThingsThatAreMissingAreToldApart() throws Exception {
        Path empty = Files.writeString(folder.resolve("stack.yaml"), "version: 1\n");
        assertThat(Typed.run(folder, "doctor", empty.toString(), "--sandbox").out())
                .contains("services.blue.", "services.green.");
    }

    @Test
    void whereNobodyAnswersTheEndpointIsTheProblemAndNotThePermissions() {
        Typed doctor =
                Typed.run(
                        folder,
                        "doctor",
                        "--region=us-east-2",
                        "--endpoint-url=http://localhost:1");
        assertThat(doctor.exit()).isEqualTo(1);
        assertThat(doctor.out()).contains("✗ ", "→").doesNotContain("may ");
        assertThat(doctor.err()).isEmpty();
    }

    @Test
    void twoAccountsAreOneTooMany() {
        Typed doctor = Typed.run(folder, "doctor", "--sandbox", "--profile=x");
        assertThat(doctor.exit()).isEqualTo(1);
        assertThat(doctor.out()).contains("Leave --sandbox away");
    }
}
