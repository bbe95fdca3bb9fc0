package dev.slipway.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.interop.Seed;
import dev.slipway.sandbox.world.Pace;
import dev.slipway.stack.file.StackYaml;
import dev.slipway.ui.Fields;
import dev.slipway.ui.Rehearsed;
import dev.slipway.ui.Windowed;
import dev.slipway.ui.connect.Session;

import javafx.event.Event;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/** Somebody who comes with a file, and somebody who waits for an account. */
class OpeningTest {
    @TempDir Path home;
    @TempDir Path files;

    private Rehearsed rehearsed;
    private Windowed window;
    private Fields fields;
    private Shell shell;
    private Supplier<Session> opening = () -> rehearsed.session();

    @BeforeEach
    void open() {
        rehearsed = Rehearsed.in(home, Pace.VIRTUAL);
        window =
                Start.on(
                        new OneAccount(_ -> opening.get()),
                        made -> {
                            shell = made;
                            made.node()
                                    .sceneProperty()
                                    .addListener((_, _, scene) -> made.accepts(scene));
                        });
        fields = new Fields(window);
    }

    @AfterEach
    void close() {
        window.ask(
                () -> {
                    shell.closing(new Event(Event.ANY));
                    return true;
                });
        window.close();
        rehearsed.close();
    }

    private Path file(String name, String text) {
        try {
            return Files.writeString(files.resolve(name), text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void placeholdersAreSeenAtTheirFieldsAndMendedByWhatTheAccountHas() {
        window.desktop().chooses(file("inputs.tfvars", Seed.tfvars()));
        window.click("open-file");
        window.see("opened", "poc-fargate");
        window.click("rehearse");
        window.see("name", "poc-fargate");
        window.click("step-review");
        window.see("missing");
        window.click("step-network");
        assertThat(fields.problems("network-vpcId")).contains("vpc-xxxxxxxx", "placeholder");
        assertThat(fields.problems("network-publicSubnets")).contains("placeholder");
        assertThat(fields.problems("network-privateSubnets")).contains("placeholder");
        window.choose("network-vpcId", "slipway-main");
        window.await("both kinds of subnets", () -> mended("network-publicSubnets"));
        assertThat(fields.problems("network-vpcId")).isEmpty();
        assertThat(fields.problems("network-privateSubnets")).isEmpty();
        window.click("step-domain");
        assertThat(fields.problems("domain-name")).contains("reserved");
        assertThat(fields.problems("domain-hostedZone")).contains("used in examples");
        assertThat(fields.problems("domain-certificate")).contains("9 digits", "placeholder");
        window.type("domain-name", "app.rehearsal.example");
        window.choose("domain-hostedZone", "name=Optional[rehearsal.example]");
        window.choose("certificate-arn", "arn:aws:acm:us-east-2:123456789012:");
        assertThat(fields.problems("domain-hostedZone")).isEmpty();
        assertThat(fields.problems("domain-certificate")).isEmpty();
        window.click("step-review");
        window.see("review-summary", "to create");
    }

    private boolean mended(String field) {
        return fields.problems(field).isEmpty();
    }

    @Test
    void aDroppedFileIsOpenedAsWell() {
        fields.drop(file("inputs.tfvars", Seed.tfvars()));
        window.see("opened", "poc-fargate");
        window.click("rehearse");
        window.see("name", "poc-fargate");
        window.click("step-review");
        window.see("missing");
    }

    /** As a file manager does, which hands it over when Slipway starts. */
    @Test
    void aFileThatSlipwayWasStartedWithIsOpenedAsWell() {
        Path started = file("shop.slipway.yaml", StackYaml.write(rehearsed.stack()));
        window.ask(
                () -> {
                    shell.read(started);
                    return true;
                });
        window.see("opened", "poc-fargate");
        window.click("rehearse");
        window.see("name", "poc-fargate");
    }

    @Test
    void aFileThatCannotBeReadIsToldOfAndNothingIsLost() {
        window.click("rehearse");
        window.type("name", "mine");
        fields.drop(file("inputs.tfvars", "vpc_id = \"vpc-1\nregion = ["));
        window.see("dialog-text", "Line 1");
        window.click("dialog-ok");
        fields.drop(files.resolve("gone.yaml"));
        window.see("dialog-text", "There is no such file. Check the path, or create the file.");
        window.click("dialog-ok");
        fields.drop(file("photo.png", "not a stack"));
        window.see("dialog-text", ".tfvars");
        window.click("dialog-ok");
        window.see("name", "mine");
    }

    @Test
    void aDraftGivesWayToAFileOnlyIfOneAgrees() {
        window.click("rehearse");
        window.type("name", "mine");
        window.see("draft-saved", "saved");
        Path other =
                file(
                        "other.yaml",
                        StackYaml.write(rehearsed.stack()).replace("poc-fargate", "other"));
        fields.drop(other);
        window.click("dialog-no");
        window.see("name", "mine");
        fields.drop(other);
        window.click("dialog-yes");
        window.see("name", "other");
    }

    @Test
    void whileAnAccountIsBeingOpenedNothingElseCanBeDone() {
        CountDownLatch answer = new CountDownLatch(1);
        opening =
                () -> {
                    await(answer);
                    return rehearsed.session();
                };
        window.click("rehearse");
        window.see("opening");
        assertThat(window.sees("rehearse")).isFalse();
        assertThat(window.button("choose-account").isDisabled()).isTrue();
        assertThat(window.button("open-file").isDisabled()).isTrue();
        fields.press(KeyCode.ESCAPE);
        window.see("rehearse");
        assertThat(window.sees("opening")).isFalse();
        assertThat(window.button("choose-account").isDisabled()).isFalse();
        answer.countDown();
        window.click("rehearse");
        window.see("name");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
