package dev.slipway.cli;

import dev.slipway.aws.Account;
import dev.slipway.sandbox.saved.SavedSandbox;

import java.nio.file.Path;
import java.util.function.Function;

/**
 * The account to rehearse in.
 *
 * @param folder where it is kept, with the state of the stacks in it
 * @param account how to reach it once it is open
 */
public record Rehearsal(Path folder, Function<SavedSandbox, Account> account) {}
