package dev.slipway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.aws.Account;
import dev.slipway.aws.AccountSettings;
import dev.slipway.aws.MfaCodes;
import dev.slipway.cli.Rehearsal;
import dev.slipway.sandbox.Sandbox;
import dev.slipway.sandbox.saved.SavedSandbox;
import dev.slipway.sandbox.wire.InProcess;
import dev.slipway.sandbox.world.Pace;
import dev.slipway.ui.connect.Access;
import dev.slipway.ui.connect.Session;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.channels.ClosedChannelException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;

class LocalAccountsTest {
    @TempDir Path home;

    private final AtomicReference<SavedSandbox> opened = new AtomicReference<>();

    private Session rehearse() {
        Rehearsal rehearsal =
                new Rehearsal(
                        home,
                        sandbox -> {
                            opened.set(sandbox);
                            return new Account(
                                    AccountSettings.here(Sandbox.REGION, new InProcess(sandbox)));
                        });
        return new LocalAccounts(home, rehearsal).open(new Access.Rehearsal(), MfaCodes.nobody());
    }

    /** Its file would be held for as long as the window is open. */
    @Test
    void whoLeavesTheRehearsalLetsGoOfItAndFindsItAgain() {
        Session first = rehearse();
        first.account().logs().createLogGroup(r -> r.logGroupName("kept"));
        first.close();
        assertThatThrownBy(() -> opened.get().pace(Pace.REAL))
                .isInstanceOf(ClosedChannelException.class);
        try (Session next = rehearse()) {
            assertThat(next.account().logs().describeLogGroups().logGroups()).hasSize(1);
        }
    }
}
