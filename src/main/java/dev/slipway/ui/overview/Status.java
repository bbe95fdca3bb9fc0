package dev.slipway.ui.overview;

import dev.slipway.engine.Action;
import dev.slipway.engine.Entry;
import dev.slipway.engine.Group;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PropertyChange;
import dev.slipway.engine.Step;

import java.util.List;
import java.util.Optional;

/**
 * A resource of a stack and how it stands.
 *
 * @param group empty while the account was not looked at
 * @param id its physical id, as far as it is known
 * @param differences what the account has otherwise than described
 */
record Status(
        String address,
        Optional<Group> group,
        String title,
        String label,
        String id,
        State state,
        List<PropertyChange> differences,
        List<PropertyChange> observed) {

    /** How a resource stands. */
    enum State {
        /** It was made; the account was not looked at since. */
        KNOWN,
        /** An earlier run did not come to its end. */
        UNFINISHED,
        OK,
        /** Somebody changed it in the account. */
        DRIFTED,
        /** It is gone from the account. */
        MISSING,
        NOT_CREATED,
        NOT_READY,
        /** The stack asks for something else by now. */
        TO_CHANGE;

        boolean isWell() {
            return this == KNOWN || this == OK;
        }
    }

    /**
     * How a resource stands by what is remembered of it.
     *
     * @param title the kind in words and the name
     */
    static Status of(Entry entry, String title) {
        boolean ready = entry.status() == Entry.Status.READY && entry.deposed().isEmpty();
        return new Status(
                entry.address().toString(),
                Optional.empty(),
                title,
                entry.label(),
                entry.id().orElse(""),
                ready ? State.KNOWN : State.UNFINISHED,
                List.of(),
                List.of());
    }

    /** How the resources of a plan stand, in its order. */
    static List<Status> of(Plan plan) {
        return plan.steps().stream()
                .filter(step -> step.action() != Action.FORGET)
                .map(Status::of)
                .toList();
    }

    private static Status of(Step<?> step) {
        return new Status(
                step.address().toString(),
                Optional.of(step.kind().group()),
                step.title(),
                step.label(),
                step.live().map(live -> live.id()).orElse(""),
                state(step),
                step.live().isPresent() ? step.changes().all() : List.of(),
                step.observed());
    }

    private static State state(Step<?> step) {
        if (step.live().isEmpty()) {
            return step.entry().isPresent() ? State.MISSING : State.NOT_CREATED;
        }
        boolean drifted =
                step.changes().all().stream()
                        .map(PropertyChange::reason)
                        .anyMatch(
                                reason ->
                                        reason == PropertyChange.Reason.DRIFTED
                                                || reason == PropertyChange.Reason.BOTH);
        if (drifted) {
            return State.DRIFTED;
        }
        return switch (step.action()) {
            case NONE, ADOPT -> State.OK;
            case RESUME -> State.NOT_READY;
            default -> State.TO_CHANGE;
        };
    }
}
