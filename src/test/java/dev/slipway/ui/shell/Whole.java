package dev.slipway.ui.shell;

import dev.slipway.aws.Account;
import dev.slipway.aws.AccountSettings;
import dev.slipway.aws.Credentials;
import dev.slipway.aws.MfaCodes;
import dev.slipway.aws.Profiles;
import dev.slipway.aws.SsoLogin;
import dev.slipway.engine.Time;
import dev.slipway.interop.Snapshot;
import dev.slipway.sandbox.Sandbox;
import dev.slipway.sandbox.saved.SavedSandbox;
import dev.slipway.sandbox.wire.Faults;
import dev.slipway.sandbox.wire.InProcess;
import dev.slipway.sandbox.wire.Wire;
import dev.slipway.sandbox.world.Pace;
import dev.slipway.sandbox.world.VirtualTime;
import dev.slipway.stack.Colour;
import dev.slipway.ui.Windowed;
import dev.slipway.ui.connect.Access;
import dev.slipway.ui.connect.Accounts;
import dev.slipway.ui.connect.Session;

import javafx.stage.Window;
import javafx.stage.WindowEvent;

import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsClient;
import software.amazon.awssdk.regions.Region;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * The whole window as it starts, over a rehearsal account that is reached with keys of a file, with
 * a code, or by a sign-in in the browser; all of them may expire.
 */
final class Whole implements Accounts, AutoCloseable {
    static final String CODE = "ABCD-EFGH";
    private static final String DEVICE = "arn:aws:iam::123456789012:mfa/jo";

    private final Path home;
    private final SavedSandbox sandbox;
    private final Stagehand stagehand;
    private final Windowed window;
    private volatile AwsCredentials file;
    private volatile AwsCredentials token;
    private volatile CompletableFuture<Void> confirmed = new CompletableFuture<>();
    private Shell shell;

    Whole(Path home) {
        this.home = home;
        sandbox = SavedSandbox.open(home, Time.real());
        try {
            sandbox.pace(Pace.VIRTUAL);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Wire wire =
                new Wire(
                        new Sandbox(new VirtualTime(), 1)
                                .clients().values().stream().map(AwsClient.class::cast).toList());
        stagehand = new Stagehand(wire, sandbox, new Faults(wire, sandbox, sandbox.time()));
        renewFile();
        token = file;
        window = Start.on(this, made -> shell = made);
        window.ask(
                () -> {
                    window().setOnCloseRequest(shell::closing);
                    return true;
                });
    }

    Windowed hand() {
        return window;
    }

    Stagehand stagehand() {
        return stagehand;
    }

    /** What somebody does who puts new session keys into the file. */
    void renewFile() {
        file = stagehand.keys();
    }

    /** What somebody does who sees the code in the browser. */
    void confirm() {
        confirmed.complete(null);
    }

    /** What is in the account. */
    Snapshot snapshot() {
        try (Account account = account(StaticCredentialsProvider.create(stagehand.keys()))) {
            return Snapshot.of(account);
        }
    }

    /** Chooses the account of a profile. */
    void enter(String profile) {
        window.click("choose-account");
        window.choose("accounts-ways", "name=" + profile);
        window.click("accounts-open");
    }

    /** Goes through the wizard, up to the plan. */
    void describe(String blueImage) {
        window.click("next");
        window.see("network-vpcId");
        window.click("next");
        window.click("next");
        for (Colour colour : Colour.values()) {
            window.click(colour.key() + "-sample");
        }
        window.type("services-blue-container-image", blueImage);
        window.click("step-review");
        window.see("review-summary", "to create");
    }

    /** Asks the window to close, as its frame does. */
    void requestClose() {
        window.ask(
                () -> {
                    window().fireEvent(new WindowEvent(window(), WindowEvent.WINDOW_CLOSE_REQUEST));
                    return true;
                });
    }

    boolean isOpen() {
        return window.ask(() -> window().isShowing());
    }

    private Window window() {
        return shell.node().getScene().getWindow();
    }

    private Account account(AwsCredentialsProvider credentials) {
        return new Account(
                new AccountSettings(Region.of(Sandbox.REGION), credentials)
                        .with(new InProcess(stagehand))
                        .with(sandbox.time())
                        .with(stagehand));
    }

    @Override
    public List<Profiles.Named> profiles() {
        return List.of(
                named("keys", new Profiles.Kind.Keys()),
                named(
                        "mfa",
                        new Profiles.Kind.Role("arn:aws:iam::1:role/ops", Optional.of(DEVICE))),
                named(
                        "sso",
                        new Profiles.Kind.Sso(
                                new Profiles.SsoStart("s", "https://sso.example", "us-east-2"))));
    }

    private static Profiles.Named named(String name, Profiles.Kind kind) {
        return new Profiles.Named(name, kind, Optional.of(Sandbox.REGION));
    }

    @Override
    public boolean environment() {
        return false;
    }

    @Override
    public Session open(Access access, MfaCodes codes) {
        Credentials credentials =
                new Credentials(
                        () ->
                                switch (access) {
                                    case Access.Profile(var name, _) when name.equals("mfa") ->
                                            new WithCode(codes);
                                    case Access.Profile(var name, _) when name.equals("sso") ->
                                            StaticCredentialsProvider.create(token);
                                    case Access.Profile _ -> StaticCredentialsProvider.create(file);
                                    default -> StaticCredentialsProvider.create(stagehand.keys());
                                });
        return new Session(access, account(credentials), home);
    }

    /** Asks for a code before the first call, as a role does that wants one. */
    private final class WithCode implements AwsCredentialsProvider {
        private final MfaCodes codes;
        private AwsCredentials taken;

        private WithCode(MfaCodes codes) {
            this.codes = codes;
        }

        @Override
        public synchronized AwsCredentials resolveCredentials() {
            if (taken == null) {
                codes.code(DEVICE);
                taken = stagehand.keys();
            }
            return taken;
        }
    }

    @Override
    public void signIn(Profiles.SsoStart start, Consumer<SsoLogin.Prompt> prompt) {
        confirmed = new CompletableFuture<>();
        prompt.accept(
                new SsoLogin.Prompt(CODE, URI.create("https://sso.example/device"), Instant.MAX));
        confirmed.join();
        token = stagehand.keys();
    }

    /** Closes it as its frame does, so that what is to be written is written by then. */
    @Override
    public void close() {
        requestClose();
        window.close();
        sandbox.close();
    }
}
