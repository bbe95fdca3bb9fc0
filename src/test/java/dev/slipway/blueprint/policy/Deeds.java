package dev.slipway.blueprint.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.aws.Account;
import dev.slipway.aws.Discovery;
import dev.slipway.blueprint.Deployment;
import dev.slipway.cli.SlipwayCommand;
import dev.slipway.cli.Terminal;
import dev.slipway.interop.Stages;
import dev.slipway.logs.Range;
import dev.slipway.logs.Source;
import dev.slipway.logs.Tail;
import dev.slipway.sandbox.Sandbox;
import dev.slipway.sandbox.SeedInSandbox;
import dev.slipway.sandbox.world.VirtualTime;
import dev.slipway.stack.Names;
import dev.slipway.stack.Stack;
import dev.slipway.stack.file.StackYaml;

import picocli.CommandLine.Help.Ansi;

import software.amazon.awssdk.core.SdkRequest;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Everything that is done with Slipway, in a sandbox, and what the calls of it needed. */
final class Deeds {

    /**
     * Something that was done.
     *
     * @param stacks whose policies it takes: of a stack that gets other names, the one before too
     */
    record Deed(String name, Duty duty, List<Stack> stacks, List<Need> needs) {}

    private final Sandbox sandbox = new Sandbox(new VirtualTime(), 1);
    private final Witness witness = new Witness(new Tags(sandbox));
    private final Path home;
    private final SeedInSandbox seed;
    private final List<Deed> done = new ArrayList<>();

    Deeds(Path home) {
        this.home = home;
        this.seed = new SeedInSandbox(sandbox, home, witness);
    }

    List<Deed> done() {
        return done;
    }

    Set<String> operations() {
        return witness.operations();
    }

    private void deed(String name, Duty duty, List<Stack> stacks, Runnable what) {
        witness.taken();
        what.run();
        done.add(new Deed(name, duty, stacks, witness.taken()));
    }

    /** What is done with the stack of the seed. */
    void ofTheSeed() {
        Stack stack = seed.stack();
        List<Stack> it = List.of(stack);
        deed("wizard", Duty.LOOK, it, this::lookAround);
        command(stack, Duty.LAUNCH, 0, "apply", "--yes");
        seed.pass(Duration.ofMinutes(2));
        command(stack, Duty.LOOK, 0, "plan");
        command(stack, Duty.LOOK, 0, "status");
        command(stack, Duty.LOOK, 0, "traffic");
        command(stack, Duty.LOGS, 0, "logs", "--since", "1h");
        deed("logs --live", Duty.LOGS, it, () -> live(stack));
        command(stack, Duty.RELEASE, 0, "shift", "--green", "10");
        command(stack, Duty.RELEASE, 0, "shift", "--green", "0");
        command(stack, Duty.RELEASE, 0, "deploy", "--image", "registry.example/shop:2");
        deed(
                "canary",
                Duty.RELEASE,
                it,
                () -> onClock(() -> run(stack, 0, "canary", "--preset", "swift")));
        command(stack, Duty.RELEASE, 0, "promote");
        command(stack, Duty.RELEASE, 0, "rollback");
        command(stack, Duty.RELEASE, 1, "deploy", "--image", "library/crash:1");
        command(stack, Duty.LAUNCH, 0, "destroy", "--yes", "--delete-data");
    }

    /** What is done with stacks that use every option and get other names. */
    void ofEveryOption() {
        try (Account theirs = new SeedInSandbox(sandbox, home).account()) {
            Stages stages = new Stages(seed, theirs);
            Stack all = stages.everything();
            Stack changed = stages.everyPropertyChanged();
            Stack replaced = stages.everythingReplaced();
            Stack bare = stages.noDomain();
            apply(List.of(all));
            String group =
                    theirs.ec2()
                            .describeSecurityGroups(
                                    r ->
                                            r.filters(
                                                    f ->
                                                            f.name("group-name")
                                                                    .values("poc-fargate-alb")))
                            .securityGroups()
                            .getFirst()
                            .groupId();
            deed(
                    "unreached",
                    Duty.LAUNCH,
                    List.of(all),
                    () -> new Unreached(all, group).launching().forEach(this::hear));
            deed("doctor", Duty.DOCTOR, List.of(all), () -> Unreached.doctor().forEach(this::hear));
            stages.drift();
            apply(List.of(all, changed));
            apply(List.of(changed, replaced));
            apply(List.of(replaced, bare));
            stages.litter();
            deed(
                    "destroy",
                    Duty.LAUNCH,
                    List.of(bare),
                    () -> run(bare, 0, "destroy", "--yes", "--delete-data"));
        }
    }

    private void hear(SdkRequest request) {
        witness.hear(Asked.of(request));
    }

    private void apply(List<Stack> stacks) {
        deed("apply", Duty.LAUNCH, stacks, () -> run(stacks.getLast(), 0, "apply", "--yes"));
    }

    private void lookAround() {
        try (Account account = seed.account()) {
            Discovery discovery = new Discovery(account);
            discovery.regions();
            discovery.vpcs().forEach(vpc -> discovery.subnets(vpc.id()));
            discovery
                    .hostedZones()
                    .forEach(zone -> discovery.delegation(zone, _ -> Optional.empty()));
            discovery.certificates(SeedInSandbox.DOMAIN);
            discovery.bucket(Names.bucket(seed.stack(), Sandbox.ACCOUNT));
            discovery.hasLogGroup("/aws/ecs/web");
        }
    }

    private void live(Stack stack) {
        try (Account account = seed.account()) {
            Tail tail =
                    new Tail(
                            account,
                            Source.of(stack),
                            Range.following(sandbox.time().now()),
                            _ -> {});
            tail.live(true);
            onClock(
                    () -> {
                        tail.start();
                        seed.pass(Duration.ofSeconds(20));
                        tail.stop();
                        seed.pass(Duration.ofSeconds(20));
                    });
        }
    }

    /** As a task of the clock, which jumps only when all of its tasks sleep. */
    private void onClock(Runnable body) {
        CompletableFuture<Void> over = new CompletableFuture<>();
        sandbox.time()
                .start(
                        () -> {
                            try {
                                body.run();
                                over.complete(null);
                            } catch (Throwable e) {
                                over.completeExceptionally(e);
                            }
                        });
        over.join();
    }

    private void command(Stack stack, Duty duty, int exit, String... words) {
        deed(String.join(" ", words), duty, List.of(stack), () -> run(stack, exit, words));
    }

    private void run(Stack stack, int exit, String... words) {
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(told, true);
        Terminal terminal =
                new Terminal(
                        new BufferedReader(Reader.nullReader()), stream, stream, Ansi.OFF, false);
        List<String> arguments = new ArrayList<>(List.of(words));
        arguments.add(1, file(stack).toString());
        assertThat(
                        SlipwayCommand.run(
                                arguments.toArray(String[]::new),
                                terminal,
                                (described, _) ->
                                        new Deployment(
                                                described,
                                                seed.account(),
                                                home,
                                                _ -> Optional.of("x")),
                                null,
                                "test"))
                .as(() -> arguments + "\n" + told)
                .isEqualTo(exit);
    }

    private Path file(Stack stack) {
        try {
            return Files.writeString(home.resolve("shop.yaml"), StackYaml.write(stack));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
