package dev.slipway.ui.connect;

import dev.slipway.aws.Account;

import java.nio.file.Path;

/**
 * An account that is open.
 *
 * @param home where Slipway keeps what it remembers of the stacks there
 */
public record Session(Access access, Account account, Path home) implements AutoCloseable {
    /** Whether nothing that happens here is real. */
    public boolean isRehearsal() {
        return access instanceof Access.Rehearsal;
    }

    @Override
    public void close() {
        account.close();
    }
}
