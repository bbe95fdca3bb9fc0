package dev.slipway.traffic;

import dev.slipway.aws.Audit;
import dev.slipway.engine.EngineException;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Ends a process at one of its calls that change something, or at the look that follows. Whatever
 * it still tries reaches neither the account nor, since they are put back as they were, its files.
 */
final class Death implements ExecutionInterceptor {
    private static final int NEVER = Integer.MAX_VALUE;

    private final Path home;
    private final Path kept;
    private int callsLeft = NEVER;
    private boolean answered;
    private boolean changed;
    private boolean dead;

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /**
     * @param home the process's files
     * @param kept where they are kept as they were when it died
     */
    Death(Path home, Path kept) {
        this.home = home;
        this.kept = kept;
    }

    /**
     * Does something until it dies.
     *
     * @param call at which of these calls, counted from one
     * @param afterwards whether the account carries that one out
     * @return whether it came so far
     */
    boolean at(int call, boolean afterwards, Runnable life) {
        changed = false;
        callsLeft = call;
        answered = afterwards;
        try {
            life.run();
        } catch (Killed | EngineException e) {
            if (!dead) {
                throw e;
            }
        }
        boolean died = dead;
        callsLeft = NEVER;
        dead = false;
        if (died) {
            move(kept, home);
        }
        return died;
    }

    @Override
    public synchronized void beforeExecution(
            Context.BeforeExecution context, ExecutionAttributes attributes) {
        boolean changes = changes(attributes);
        if (callsLeft != NEVER && (changes || changed)) {
            callsLeft--;
        }
        changed = changes;
        if (dead || callsLeft == 0 && !answered) {
            die();
        }
    }

    @Override
    public synchronized void afterExecution(
            Context.AfterExecution context, ExecutionAttributes attributes) {
        if (dead || callsLeft <= 0) {
            die();
        }
    }

    private static boolean changes(ExecutionAttributes attributes) {
        return Audit.mutating(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
    }

    private void die() {
        if (!dead) {
            dead = true;
            copy(home, kept);
        }
        throw new Killed();
    }

    private static void move(Path from, Path to) {
        delete(to);
        copy(from, to);
        delete(from);
    }

    private static void delete(Path folder) {
        for (Path file : all(folder, Comparator.reverseOrder())) {
            try {
                Files.delete(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void copy(Path from, Path to) {
        for (Path file : all(from, Comparator.naturalOrder())) {
            try {
                Files.copy(file, to.resolve(from.relativize(file)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static Iterable<Path> all(Path folder, Comparator<Path> order) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.sorted(order).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
