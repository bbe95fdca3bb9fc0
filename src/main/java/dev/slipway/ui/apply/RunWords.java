package dev.slipway.ui.apply;

import dev.slipway.engine.Action;
import dev.slipway.engine.EngineEvent;
import dev.slipway.engine.Outcome;
import dev.slipway.ui.common.Signs;
import dev.slipway.ui.common.Texts;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What is said about a run. */
record RunWords(Texts texts) {
    private static final int NAMED = 3;

    String doing(Action action) {
        return new Signs(texts).doing(action);
    }

    static Item.State state(EngineEvent.StepEnded event) {
        return switch (event.outcome()) {
            case Outcome.Done(Action action) when action == Action.NONE -> Item.State.UNCHANGED;
            case Outcome.Done _ -> Item.State.DONE;
            case Outcome.Failed _ -> Item.State.FAILED;
            case Outcome.Skipped _ -> Item.State.SKIPPED;
            case Outcome.Kept _ -> Item.State.KEPT;
        };
    }

    String ended(EngineEvent.StepEnded event) {
        return switch (event.outcome()) {
            case Outcome.Done(Action action) -> new Signs(texts).done(action);
            case Outcome.Failed(var why) ->
                    texts.get("run.item.failed", why.cause().lines().findFirst().orElse(""));
            case Outcome.Skipped(String because) -> texts.get("run.item.skipped", because);
            case Outcome.Kept(String reason) -> texts.get("run.item.kept", reason);
        };
    }

    /** "waits for certificate, load balancer". */
    String waiting(Item item) {
        List<String> open =
                item.before().stream()
                        .filter(earlier -> !earlier.state().get().isOver())
                        .map(earlier -> earlier.step().kind().words())
                        .distinct()
                        .toList();
        if (open.isEmpty()) {
            return texts.get("run.item.next");
        }
        String first = String.join(", ", open.stream().limit(NAMED).toList());
        return open.size() > NAMED
                ? texts.get("run.item.waits.more", first, open.size() - NAMED)
                : texts.get("run.item.waits", first);
    }

    String headline(String subject, Purpose purpose, RunModel.Phase phase, Optional<Ending> end) {
        if (phase == RunModel.Phase.DONE) {
            return switch (purpose) {
                case CREATE -> texts.get("run.created", subject);
                case CHANGE -> texts.get("run.changed", subject);
                case RELEASE -> texts.get("run.released", subject);
                case DESTROY -> texts.get("run.destroyed", subject);
                case UNDO -> texts.get("run.undone", subject);
            };
        }
        if (phase == RunModel.Phase.UNFINISHED) {
            return end.filter(it -> it.failure().isPresent()).isPresent()
                    ? texts.get("run.failed", subject)
                    : texts.get("run.stopped", subject);
        }
        return switch (purpose) {
            case CREATE -> texts.get("run.creating", subject);
            case CHANGE -> texts.get("run.changing", subject);
            case RELEASE -> texts.get("run.releasing", subject);
            case DESTROY -> texts.get("run.destroying", subject);
            case UNDO -> texts.get("run.undoing", subject);
        };
    }

    String ended(Ending end, Duration elapsed, Collection<Item> items) {
        long done = count(items, Item.State.DONE);
        if (end.isComplete()) {
            long kept = count(items, Item.State.KEPT);
            return texts.get("run.ended.done", done, texts.clock(elapsed), kept);
        }
        return texts.get(
                "run.ended.not",
                done,
                count(items, Item.State.FAILED),
                count(items, Item.State.SKIPPED) + count(items, Item.State.WAITING),
                texts.clock(elapsed));
    }

    private static long count(Collection<Item> items, Item.State state) {
        return items.stream().filter(item -> item.state().get() == state).count();
    }

    String remaining(String so, Remaining left) {
        String about = about(left.time());
        return left.bottleneck()
                .map(item -> texts.get("run.left.for", so, about, item.step().title()))
                .orElse(texts.get("run.left", so, about));
    }

    private String about(Duration time) {
        long seconds = time.toSeconds();
        if (seconds < 5) {
            return texts.get("run.about.moment");
        }
        return seconds < 90
                ? texts.get("run.about.seconds", (seconds + 4) / 5 * 5)
                : texts.get("run.about.minutes", (seconds + 30) / 60);
    }
}
