package dev.slipway;

import dev.slipway.aws.Account;
import dev.slipway.aws.AccountSettings;
import dev.slipway.aws.MfaCodes;
import dev.slipway.aws.Profiles;
import dev.slipway.aws.SsoLogin;
import dev.slipway.cli.Rehearsal;
import dev.slipway.engine.Time;
import dev.slipway.sandbox.saved.SavedSandbox;
import dev.slipway.ui.connect.Access;
import dev.slipway.ui.connect.Accounts;
import dev.slipway.ui.connect.Session;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What can be reached from this computer: the user's profiles, the environment, and the account
 * that lives in this process.
 *
 * @param home where Slipway keeps what it remembers
 */
record LocalAccounts(Path home, Rehearsal rehearsal) implements Accounts {
    @Override
    public List<Profiles.Named> profiles() {
        return Profiles.ofUser().all();
    }

    @Override
    public boolean environment() {
        return System.getenv().containsKey("AWS_ACCESS_KEY_ID");
    }

    @Override
    public Session open(Access access, MfaCodes codes) {
        return switch (access) {
            case Access.Rehearsal _ -> {
                SavedSandbox sandbox = SavedSandbox.open(rehearsal.folder(), Time.real());
                yield new Session(
                        access,
                        rehearsal.account().apply(sandbox),
                        rehearsal.folder(),
                        sandbox::close);
            }
            case Access.Profile(var name, var region) ->
                    find(access, Optional.of(name), region, Optional.empty(), codes);
            case Access.Environment(var region) ->
                    find(access, Optional.empty(), region, Optional.empty(), codes);
            case Access.Custom(var endpoint, var profile, var region) ->
                    find(access, profile, region, Optional.of(endpoint), codes);
        };
    }

    private Session find(
            Access access,
            Optional<String> profile,
            Optional<String> region,
            Optional<URI> endpoint,
            MfaCodes codes) {
        AccountSettings settings = AccountSettings.find(profile, region, endpoint, codes);
        return new Session(access, new Account(settings), home);
    }

    @Override
    public void signIn(Profiles.SsoStart start, Consumer<SsoLogin.Prompt> prompt) {
        SsoLogin.ofUser(start, Time.real()).signIn(start, prompt);
    }
}
