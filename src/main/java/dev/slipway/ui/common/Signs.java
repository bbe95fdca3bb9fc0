package dev.slipway.ui.common;

import dev.slipway.engine.Action;
import dev.slipway.engine.Step;
import dev.slipway.stack.Colour;

import java.util.Locale;

/**
 * The words for what is done with a resource; each goes with a sign and never with a colour only.
 */
public record Signs(Texts texts) {

    /** What is to be done: "create". */
    public String todo(Action action) {
        return texts.get(
                switch (action) {
                    case NONE -> "action.none";
                    case ADOPT -> "action.adopt";
                    case RESUME -> "action.resume";
                    case CREATE -> "action.create";
                    case UPDATE -> "action.update";
                    case REVISE -> "action.revise";
                    case REPLACE -> "action.replace";
                    case DELETE -> "action.delete";
                    case FORGET -> "action.forget";
                });
    }

    /** What is being done: "creating". */
    public String doing(Action action) {
        return texts.get(
                switch (action) {
                    case NONE -> "doing.none";
                    case ADOPT -> "doing.adopt";
                    case RESUME -> "doing.resume";
                    case CREATE -> "doing.create";
                    case UPDATE, REVISE -> "doing.update";
                    case REPLACE -> "doing.replace";
                    case DELETE -> "doing.delete";
                    case FORGET -> "doing.forget";
                });
    }

    /** What was done: "created". */
    public String done(Action action) {
        return texts.get(
                switch (action) {
                    case NONE -> "done.none";
                    case ADOPT -> "done.adopt";
                    case RESUME -> "done.resume";
                    case CREATE -> "done.create";
                    case UPDATE -> "done.update";
                    case REVISE -> "done.revise";
                    case REPLACE -> "done.replace";
                    case DELETE -> "done.delete";
                    case FORGET -> "done.forget";
                });
    }

    /** The style of what an action means for what is there. */
    public static String style(Action action) {
        return switch (action) {
            case CREATE -> "success-text";
            case UPDATE, REVISE, RESUME -> "warning-text";
            case REPLACE, DELETE -> "danger-text";
            case NONE, ADOPT, FORGET -> "muted";
        };
    }

    /** "Load balancer" of a step. */
    public static String kind(Step<?> step) {
        return capital(step.kind().words());
    }

    /** A colour by its sign and its word. */
    public String colour(Colour colour) {
        return texts.get(colour == Colour.BLUE ? "traffic.blue" : "traffic.green");
    }

    /** The text with its first letter large. */
    public static String capital(String text) {
        return text.isEmpty()
                ? text
                : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
