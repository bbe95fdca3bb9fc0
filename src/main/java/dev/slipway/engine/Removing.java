package dev.slipway.engine;

import java.util.List;
import java.util.Optional;

/** Decides what becomes of a resource that is no longer desired. */
record Removing(Ownership ownership) {

    /**
     * What to do with what was found; empty if there is nothing to do and nothing to forget.
     *
     * @param desired what was desired until now, if it still stands in the stack
     */
    <R extends Resource> Optional<Step<R>> remove(
            Subject<R> subject, Optional<Live<R>> live, Optional<R> desired) {
        if (live.isEmpty()) {
            return forget(subject, live, "It is gone already.");
        }
        return switch (ownership.of(
                subject.kind(),
                live.get(),
                subject.address(),
                subject.entry(),
                isAsDesired(subject, live.get(), desired))) {
            case Ownership.Verdict.Ours _ -> Optional.of(delete(subject, live));
            case Ownership.Verdict.Used _ ->
                    forget(subject, live, "It stays: it was there before this stack.");
            case Ownership.Verdict.Foreign(String why) ->
                    forget(subject, live, "It stays: " + why + ".");
        };
    }

    /** What to do with a resource beside which its successor was created. */
    <R extends Resource> Step<R> replaced(Subject<R> subject, Live<R> live) {
        return delete(subject, Optional.of(live));
    }

    /** What goes, without a call, together with what it is part of. */
    <R extends Resource> Step<R> withParent(Subject<R> subject) {
        return step(
                        subject,
                        Action.DELETE,
                        Optional.empty(),
                        subject.parent().map(parent -> "It goes with " + parent + "."))
                .goingWithParent();
    }

    private static <R extends Resource> boolean isAsDesired(
            Subject<R> subject, Live<R> live, Optional<R> desired) {
        return desired.filter(
                        wanted ->
                                Diff.of(subject.kind(), wanted, live, Optional.empty())
                                        .changes()
                                        .isEmpty())
                .isPresent();
    }

    private static <R extends Resource> Step<R> delete(Subject<R> subject, Optional<Live<R>> live) {
        return step(subject, Action.DELETE, live, Optional.empty());
    }

    private static <R extends Resource> Optional<Step<R>> forget(
            Subject<R> subject, Optional<Live<R>> live, String note) {
        return subject.entry().map(any -> step(subject, Action.FORGET, live, Optional.of(note)));
    }

    private static <R extends Resource> Step<R> step(
            Subject<R> subject, Action action, Optional<Live<R>> live, Optional<String> note) {
        return Step.of(subject, action, Optional.empty(), live, Diff.of(List.of()), note);
    }
}
