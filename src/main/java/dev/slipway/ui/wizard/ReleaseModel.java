package dev.slipway.ui.wizard;

import dev.slipway.stack.Colour;
import dev.slipway.stack.Problem;
import dev.slipway.stack.Service;
import dev.slipway.stack.Stack;
import dev.slipway.ui.common.SecretValues;

import java.util.Optional;

/**
 * What one colour is to run from the next release on. What a release cannot change, such as a port
 * or the value of a secret, is not to be typed here.
 */
final class ReleaseModel {
    private final Draft draft;
    private final Colour colour;
    private final ApplicationModel application;
    private final SizingModel sizing;

    /**
     * @param stack with the colour as it is wanted by now
     */
    ReleaseModel(Stack stack, Colour colour) {
        this.draft = new Draft(stack);
        this.colour = colour;
        this.application =
                new ApplicationModel(draft, colour, new SecretValues(), Optional.empty());
        this.sizing = new SizingModel(draft, colour);
        draft.tryAll();
    }

    Draft draft() {
        return draft;
    }

    ApplicationModel application() {
        return application;
    }

    SizingModel sizing() {
        return sizing;
    }

    /** How the colour is to be. */
    Service service() {
        return draft.get().service(colour);
    }

    /** Whether it could run so, as far as can be said without an account. */
    boolean canRun() {
        return draft.problems().stream()
                .filter(problem -> problem.path().startsWith("services." + colour.key() + "."))
                .noneMatch(Problem::isError);
    }
}
