package dev.slipway.ui.shell;

import dev.slipway.aws.MfaCodes;
import dev.slipway.aws.Profiles;
import dev.slipway.aws.SsoLogin;
import dev.slipway.ui.connect.Access;
import dev.slipway.ui.connect.Accounts;
import dev.slipway.ui.connect.Session;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** A computer from which one account can be reached, by whatever way. */
record OneAccount(Function<Access, Session> session) implements Accounts {
    @Override
    public List<Profiles.Named> profiles() {
        return List.of();
    }

    @Override
    public boolean environment() {
        return false;
    }

    @Override
    public Session open(Access access, MfaCodes codes) {
        return session.apply(access);
    }

    @Override
    public void signIn(Profiles.SsoStart start, Consumer<SsoLogin.Prompt> prompt) {
        throw new UnsupportedOperationException();
    }
}
