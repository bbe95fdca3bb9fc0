package dev.slipway.ui;

import dev.slipway.aws.Account;
import dev.slipway.aws.AccountSettings;
import dev.slipway.blueprint.Deployment;
import dev.slipway.blueprint.Move;
import dev.slipway.engine.Engine;
import dev.slipway.engine.EngineEvent;
import dev.slipway.engine.Options;
import dev.slipway.engine.StopSignal;
import dev.slipway.engine.Summary;
import dev.slipway.engine.Time;
import dev.slipway.engine.Verb;
import dev.slipway.interop.Seed;
import dev.slipway.sandbox.Sandbox;
import dev.slipway.sandbox.saved.SavedSandbox;
import dev.slipway.sandbox.wire.InProcess;
import dev.slipway.sandbox.world.Pace;
import dev.slipway.stack.Colour;
import dev.slipway.stack.ContainerImage;
import dev.slipway.stack.Stack;
import dev.slipway.stack.file.Tfvars;
import dev.slipway.ui.connect.Access;
import dev.slipway.ui.connect.Session;

import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** A rehearsal as the window has it, with the sample project's stack to build in it. */
public final class Rehearsed implements AutoCloseable {
    private final SavedSandbox sandbox;
    private final Session session;
    private final Stack stack;

    private Rehearsed(SavedSandbox sandbox, Session session, Stack stack) {
        this.sandbox = sandbox;
        this.session = session;
        this.stack = stack;
    }

    public static Rehearsed in(Path home, Pace pace, ExecutionInterceptor... between) {
        return in(home, pace, Time.real(), between);
    }

    /** A rehearsal by another clock than the wall's. */
    public static Rehearsed in(Path home, Pace pace, Time wall, ExecutionInterceptor... between) {
        SavedSandbox sandbox = SavedSandbox.open(home, wall);
        try {
            sandbox.pace(pace);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        AccountSettings settings =
                AccountSettings.here(Sandbox.REGION, new InProcess(sandbox)).with(sandbox.time());
        for (ExecutionInterceptor each : between) {
            settings = settings.with(each);
        }
        Account account = new Account(settings);
        Stack seed = Tfvars.readHcl(Seed.tfvars(), "inputs.tfvars").stack().orElseThrow();
        return new Rehearsed(
                sandbox,
                new Session(new Access.Rehearsal(), account, home),
                Move.of(seed, account).stack());
    }

    public Session session() {
        return session;
    }

    public Stack stack() {
        return stack;
    }

    /** The stack, with another image for blue. */
    public Stack stack(String image) {
        var blue = stack.service(Colour.BLUE);
        return stack.withService(
                Colour.BLUE,
                blue.withContainer(blue.container().withImage(new ContainerImage(image))));
    }

    public Deployment deployment(Stack wanted) {
        return new Deployment(wanted, session.account(), session.home(), _ -> Optional.empty());
    }

    /** Carries out what a plan finds, as the command line would. */
    public Summary run(Stack wanted, Verb verb) {
        return run(wanted, verb, new StopSignal(), _ -> {});
    }

    public Summary run(Stack wanted, Verb verb, StopSignal stop, Consumer<EngineEvent> listener) {
        Deployment deployment = deployment(wanted);
        try (Engine.Run run = deployment.begin()) {
            return deployment.execute(
                    run, deployment.plan(run, verb), new Options(true, true), stop, listener);
        }
    }

    @Override
    public void close() {
        session.close();
        sandbox.close();
    }
}
