package dev.slipway.traffic;

import dev.slipway.engine.EngineException;
import dev.slipway.engine.Failure;
import dev.slipway.engine.Json;
import dev.slipway.engine.OwnerOnly;
import dev.slipway.stack.Colour;

import tools.jackson.core.JacksonException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far a canary has come, as it is kept on disk. Nothing moves while no Slipway runs it.
 *
 * @param rule the ARN of the rule that it moves
 * @param colour the one that gains
 * @param start how traffic was divided before it, where it goes back to
 * @param step the step it is at, or was about to take: 0 for the first
 * @param leftover what is to be done with it after a Slipway that ran it was closed
 * @param end how it ended; empty while it goes on
 */
public record CanaryState(
        String rule,
        Instant began,
        CanaryPlan plan,
        Colour colour,
        Share start,
        int step,
        Leftover leftover,
        Optional<CanaryEnd> end) {

    /** What the next start of Slipway does with a canary that was not over. */
    public enum Leftover {
        CONTINUE,
        ROLLBACK
    }

    private static final String FILE = "canary.json";

    CanaryState at(int next) {
        return new CanaryState(rule, began, plan, colour, start, next, leftover, end);
    }

    /** The same with another wish for what is to be done with it later. */
    public CanaryState leftover(Leftover other) {
        return new CanaryState(rule, began, plan, colour, start, step, other, end);
    }

    CanaryState ended(CanaryEnd how) {
        return new CanaryState(rule, began, plan, colour, start, step, leftover, Optional.of(how));
    }

    boolean isLast() {
        return step + 1 == plan.steps().size();
    }

    /** For how long the step is watched. */
    Duration bake() {
        return plan.steps().get(step).bake();
    }

    /** The division at the step. */
    Share share() {
        return plan.share(step, colour);
    }

    /** The division before the step. */
    Share before() {
        return step == 0 ? start : plan.share(step - 1, colour);
    }

    /**
     * The last canary of a stack.
     *
     * @throws EngineException if it cannot be read
     */
    static Optional<CanaryState> read(Path folder) {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.mapper().readValue(Files.readString(file), CanaryState.class));
        } catch (IOException | JacksonException e) {
            throw new EngineException(
                    Failure.of(
                            "reading " + file,
                            "The file is damaged, or not yours to read.",
                            "Look at the weights, move the file aside, and begin a new canary."),
                    e);
        }
    }

    void keep(Path folder) {
        try {
            OwnerOnly.createDirectories(folder);
            OwnerOnly.replace(folder.resolve(FILE), Json.mapper().writeValueAsBytes(this));
        } catch (IOException e) {
            throw new EngineException(
                    Failure.of(
                            "noting how far the canary is",
                            folder + " cannot be written: " + e.getMessage() + ".",
                            "Make room on the disk or mend its permissions, then run the canary"
                                    + " again: it goes on."),
                    e);
        }
    }
}
