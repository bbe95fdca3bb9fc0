package dev.slipway.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.aws.MfaCodes;
import dev.slipway.aws.Profiles;
import dev.slipway.aws.SsoLogin;
import dev.slipway.engine.EngineException;
import dev.slipway.engine.Failure;
import dev.slipway.engine.Verb;
import dev.slipway.stack.Colour;
import dev.slipway.ui.Rehearsed;
import dev.slipway.ui.Windowed;
import dev.slipway.ui.connect.Access;
import dev.slipway.ui.connect.Accounts;
import dev.slipway.ui.connect.Session;

import java.util.List;
import java.util.function.Consumer;

/** A computer on which one can only rehearse. */
public record Rehearsing(Rehearsed rehearsed) implements Accounts {
    /** The whole window on such a computer. */
    public static Windowed window(Rehearsed rehearsed) {
        return Start.on(new Rehearsing(rehearsed));
    }

    /** The whole window with the stack that was created in it, on that stack's overview. */
    public static Windowed running(Rehearsed rehearsed) {
        return running(rehearsed, _ -> {});
    }

    /**
     * @param shell is told of the window's shell
     */
    static Windowed running(Rehearsed rehearsed, Consumer<Shell> shell) {
        assertThat(rehearsed.run(rehearsed.stack(), Verb.APPLY).complete()).isTrue();
        Windowed window = Start.on(new Rehearsing(rehearsed), shell);
        window.click("rehearse");
        window.click("stack-" + rehearsed.stack().name());
        window.see("overview-title");
        return window;
    }

    /** Goes through the wizard, from its first step to the plan, with the sample images. */
    public static void describe(Windowed window) {
        window.click("next");
        window.click("next");
        window.click("next");
        for (Colour colour : Colour.values()) {
            window.click(colour.key() + "-sample");
        }
        window.click("next");
        window.click("next");
        window.click("next");
    }

    @Override
    public List<Profiles.Named> profiles() {
        return List.of();
    }

    @Override
    public boolean environment() {
        return true;
    }

    @Override
    public Session open(Access access, MfaCodes codes) {
        if (access instanceof Access.Rehearsal) {
            return rehearsed.session();
        }
        throw new EngineException(
                Failure.of("opening the account", "Nobody is there.", "Rehearse instead."));
    }

    @Override
    public void signIn(Profiles.SsoStart start, Consumer<SsoLogin.Prompt> prompt) {
        throw new UnsupportedOperationException();
    }
}
