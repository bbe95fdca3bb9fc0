package dev.slipway.ui.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.Time;
import dev.slipway.stack.Certificate.ExistingCertificate;
import dev.slipway.stack.Colour;
import dev.slipway.stack.ContainerImage;
import dev.slipway.stack.Domain;
import dev.slipway.stack.EnvironmentValue;
import dev.slipway.stack.HostedZone;
import dev.slipway.stack.Secret;
import dev.slipway.stack.Service;
import dev.slipway.stack.Stack;
import dev.slipway.stack.file.StackYaml;
import dev.slipway.ui.common.SecretValues;
import dev.slipway.ui.common.Threads;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

class DraftsTest {
    private static final Duration PAUSE = Duration.ofMillis(400);

    @TempDir Path home;

    /** Stacks that somebody is in the middle of describing. */
    static Stream<Stack> halfFinished() {
        Stack fresh = Fakes.fresh();
        Service blue = fresh.service(Colour.BLUE);
        return Stream.of(
                fresh,
                dev.slipway.stack.Renaming.of(fresh, ""),
                fresh.withDomain(
                        Optional.of(new Domain("", Optional.empty(), new ExistingCertificate("")))),
                fresh.withDomain(
                        Optional.of(
                                new Domain(
                                        "x",
                                        Optional.of(new HostedZone("", Optional.of(""))),
                                        new ExistingCertificate("arn:")))),
                fresh.withService(
                        Colour.BLUE,
                        blue.withName("")
                                .withLogGroup("")
                                .withContainer(
                                        blue.container()
                                                .withImage(new ContainerImage(" what: is [this"))
                                                .withPort(-7)
                                                .withEnvironment(
                                                        List.of(
                                                                new EnvironmentValue("", "value"),
                                                                new EnvironmentValue("A", "1"),
                                                                new EnvironmentValue("A", ""),
                                                                new EnvironmentValue("b c", "#")))
                                                .withSecrets(
                                                        List.of(
                                                                new Secret.ManagedSecret(""),
                                                                new Secret.ManagedSecret(""),
                                                                new Secret.ExistingSecret(
                                                                        "S", ""))))),
                fresh.withTags(Map.of("", "v", "null", "~")));
    }

    @ParameterizedTest
    @MethodSource("halfFinished")
    void aHalfFinishedStackComesBack(Stack stack) {
        Drafts drafts = new Drafts(home);
        drafts.save(kept(stack));
        assertThat(new Drafts(home).find()).contains(kept(stack));
    }

    @Test
    void whatWasTypedSurvivesAKill() {
        WizardModel killed = Fakes.wizard(home, Fakes.fresh());
        killed.look();
        killed.application(Colour.GREEN).container().useSample();
        killed.domain().present().set(true);
        killed.go(Step.DOMAIN);
        // No farewell: the process is gone.
        Drafts.Kept found = new Drafts(home).find().orElseThrow();
        assertThat(found).isEqualTo(new Drafts.Kept(killed.stack(), Step.DOMAIN));
        WizardModel next = Fakes.wizard(home, found.stack());
        next.resume(found);
        next.look();
        assertThat(next.stack()).isEqualTo(killed.stack());
        assertThat(next.step().get()).isEqualTo(Step.DOMAIN);
        assertThat(next.wasSeen(Step.NETWORK)).isTrue();
        assertThat(next.wasSeen(Step.APPLICATIONS)).isFalse();
    }

    @Test
    void theValueOfASecretIsNeverInIt() throws IOException {
        WizardModel wizard = Fakes.wizard(home, Fakes.fresh(), false, new SecretValues());
        Secrets secrets = wizard.application(Colour.BLUE).secrets();
        secrets.add();
        secrets.rows().getFirst().name().set("DB_PASSWORD");
        secrets.rows().getFirst().value().set("hunter2");
        wizard.close();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file))
                        .contains("DB_PASSWORD")
                        .doesNotContain("hunter2");
            }
        }
    }

    @Test
    void nobodyElseMayReadIt() throws IOException {
        new Drafts(home).save(kept(Fakes.fresh()));
        assertThat(Files.getPosixFilePermissions(home.resolve("draft.yaml")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void aDiscardedDraftIsGone() {
        Drafts drafts = new Drafts(home);
        drafts.save(kept(Fakes.fresh()));
        drafts.discard();
        assertThat(drafts.find()).isEmpty();
    }

    @Test
    void aDiscardedDraftDoesNotComeBack() {
        Fakes.Later later = new Fakes.Later();
        Keeper keeper = Fakes.keeper(home, later.threads());
        keeper.keep(kept(Fakes.fresh()));
        keeper.discard();
        later.runAll();
        keeper.flush();
        assertThat(new Drafts(home).find()).isEmpty();
    }

    @Test
    void anUnreadableDraftIsPutAsideAndNeverWrittenOver() throws IOException {
        Drafts drafts = new Drafts(home);
        for (String torn : List.of("version: [", "name: {")) {
            Files.writeString(home.resolve("draft.yaml"), torn);
            assertThat(drafts.find()).isEmpty();
            drafts.save(kept(Fakes.fresh()));
            assertThat(drafts.find()).contains(kept(Fakes.fresh()));
        }
        assertThat(home.resolve("draft-unreadable-1.yaml")).hasContent("version: [");
        assertThat(home.resolve("draft-unreadable-2.yaml")).hasContent("name: {");
        assertThat(drafts.aside()).hasSize(2).allMatch(it -> it.content().hasErrors());
    }

    @Test
    void whatWasPutAsideIsToldOfUntilItIsMendedOrDiscarded() throws IOException {
        Drafts drafts = new Drafts(home);
        assertThat(drafts.aside()).isEmpty();
        for (int each = 0; each < 2; each++) {
            Files.writeString(home.resolve("draft.yaml"), "version: [");
            drafts.find();
        }
        drafts.discard(drafts.aside().getFirst());
        Path left = drafts.aside().getFirst().file();
        Files.writeString(left, StackYaml.write(Fakes.fresh()));
        assertThat(drafts.aside()).isEmpty();
        assertThat(left).exists();
    }

    @Test
    void anOlderChangeNeverOverwritesALaterOne() {
        Fakes.Later later = new Fakes.Later();
        Keeper keeper = Fakes.keeper(home, later.threads());
        Stack first = Fakes.fresh();
        Stack second = first.withTags(Map.of("a", "b"));
        keeper.keep(kept(first));
        Runnable slow = later.waiting.poll();
        keeper.keep(kept(second));
        later.runAll();
        slow.run();
        assertThat(new Drafts(home).find()).contains(kept(second));
        assertThat(keeper.state().get()).isEqualTo(new Keeper.State.Saved(Instant.EPOCH));
    }

    @Test
    void closingWritesWhatWasNotWrittenYet() {
        Fakes.Later later = new Fakes.Later();
        Keeper keeper = Fakes.keeper(home, later.threads());
        keeper.keep(kept(Fakes.fresh()));
        keeper.flush();
        assertThat(new Drafts(home).find()).contains(kept(Fakes.fresh()));
        new Drafts(home).discard();
        later.runAll();
        assertThat(new Drafts(home).find()).isEmpty();
    }

    @Test
    void aDiskThatTakesNothingIsToldOf() throws IOException {
        Path file = Files.writeString(home.resolve("file"), "");
        Keeper keeper = Fakes.keeper(file, Threads.here());
        keeper.keep(kept(Fakes.fresh()));
        assertThat(keeper.state().get()).isInstanceOf(Keeper.State.Failed.class);
    }

    @Test
    void aStepThatNobodyKnowsIsTheFirst() throws IOException {
        Drafts drafts = new Drafts(home);
        drafts.save(kept(Fakes.fresh()));
        Path file = home.resolve("draft.yaml");
        Files.writeString(file, Files.readString(file).replace("# step sizing", "# step moon"));
        assertThat(drafts.find()).contains(new Drafts.Kept(Fakes.fresh(), Step.ACCOUNT));
    }

    /** Each key that is typed would be written otherwise. */
    @Test
    void whatIsTypedInTheMeantimeIsWrittenOnce() {
        Deque<Runnable> typing = new ArrayDeque<>();
        List<Duration> waited = new ArrayList<>();
        Time time =
                new Fakes.Still() {
                    @Override
                    public void sleep(Duration pause) {
                        assertThat(new Drafts(home).find()).isEmpty();
                        waited.add(pause);
                        Optional.ofNullable(typing.poll()).ifPresent(Runnable::run);
                    }
                };
        Keeper keeper = new Keeper(new Drafts(home), Threads.here(), time, PAUSE);
        Stack last = Fakes.fresh().withTags(Map.of("a", "b"));
        typing.add(() -> keeper.keep(kept(last)));
        keeper.keep(kept(Fakes.fresh()));
        assertThat(waited).containsExactly(PAUSE, PAUSE);
        assertThat(new Drafts(home).find()).contains(kept(last));
    }

    private static Drafts.Kept kept(Stack stack) {
        return new Drafts.Kept(stack, Step.SIZING);
    }
}
