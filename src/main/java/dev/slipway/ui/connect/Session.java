package dev.slipway.ui.connect;

import dev.slipway.aws.Account;

import java.nio.file.Path;

/**
 * An account that is open.
 *
 * @param home where Slipway keeps what it remembers of the stacks there
 * @param beneath lets go of what the account stands on, once it is closed
 */
public record Session(Access access, Account account, Path home, Runnable beneath)
        implements AutoCloseable {
    /** An account that stands on nothing that whoever opened it would have to let go. */
    public Session(Access access, Account account, Path home) {
        this(access, account, home, () -> {});
    }

    /** Whether nothing that happens here is real. */
    public boolean isRehearsal() {
        return access instanceof Access.Rehearsal;
    }

    @Override
    public void close() {
        account.close();
        beneath.run();
    }
}
