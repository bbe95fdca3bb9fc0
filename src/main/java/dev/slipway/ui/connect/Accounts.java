package dev.slipway.ui.connect;

import dev.slipway.aws.MfaCodes;
import dev.slipway.aws.Profiles;
import dev.slipway.aws.SsoLogin;

import java.util.List;
import java.util.function.Consumer;

/** The accounts that can be reached from this computer. Everything here may take a while. */
public interface Accounts {
    /** The profiles of the user. */
    List<Profiles.Named> profiles();

    /** Whether the environment holds credentials. */
    boolean environment();

    /**
     * Opens an account and finds out whose it is, which takes a call.
     *
     * @param codes is asked for the code of a second factor
     * @throws dev.slipway.engine.EngineException if it cannot be reached or lets nobody in
     */
    Session open(Access access, MfaCodes codes);

    /**
     * Signs in, in the browser; returns when that is done.
     *
     * @param prompt is told what has to be confirmed there
     * @throws dev.slipway.engine.EngineException if it was declined, or took too long
     */
    void signIn(Profiles.SsoStart start, Consumer<SsoLogin.Prompt> prompt);
}
