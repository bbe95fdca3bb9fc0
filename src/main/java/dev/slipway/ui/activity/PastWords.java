package dev.slipway.ui.activity;

import dev.slipway.engine.Action;
import dev.slipway.engine.PastRun;
import dev.slipway.engine.PastRun.Deed;
import dev.slipway.engine.Verb;
import dev.slipway.ui.common.Signs;
import dev.slipway.ui.common.Texts;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is said about a run that is over. */
record PastWords(Texts texts) {

    /** How a run ended. */
    enum End {
        FINISHED,
        FAILED,
        STOPPED,
        /** It has no end, because somebody or something cut it off. */
        CUT_OFF,
        UNDER_WAY
    }

    /**
     * @param going whether it is under way at the moment
     */
    static End end(PastRun run, boolean going) {
        if (run.ended().isEmpty()) {
            return going ? End.UNDER_WAY : End.CUT_OFF;
        }
        if (run.complete()) {
            return End.FINISHED;
        }
        return run.failed().isEmpty() ? End.STOPPED : End.FAILED;
    }

    String end(End end) {
        return texts.get("activity.end." + end.name().toLowerCase(Locale.ROOT).replace('_', '.'));
    }

    /** What it was for: "Created". */
    String what(PastRun run) {
        if (run.undoes()) {
            return texts.get("activity.undone");
        }
        if (run.verb() == Verb.DESTROY) {
            return texts.get("activity.deleted");
        }
        boolean onlyCreates =
                run.deeds().stream()
                        .map(Deed::action)
                        .allMatch(action -> action == Action.CREATE || action == Action.RESUME);
        return onlyCreates && !run.deeds().isEmpty()
                ? texts.get("activity.created")
                : texts.get("activity.changed");
    }

    /** "40 created · 1 failed". */
    String counts(PastRun run) {
        List<String> parts = new ArrayList<>();
        boolean keeps = run.verb() == Verb.APPLY;
        add(parts, "activity.count.created", run.count(Action.CREATE));
        add(parts, "activity.count.changed", run.count(Action.UPDATE, Action.REVISE));
        add(parts, "activity.count.replaced", run.count(Action.REPLACE));
        add(
                parts,
                "activity.count.deleted",
                keeps ? run.count(Action.DELETE) : run.count(Action.DELETE, Action.FORGET));
        add(parts, "activity.count.taken", run.count(Action.RESUME, Action.ADOPT));
        add(parts, "activity.count.failed", run.failed().size());
        return parts.isEmpty() ? texts.get("activity.count.none") : String.join(" · ", parts);
    }

    private void add(List<String> parts, String key, long count) {
        if (count > 0) {
            parts.add(texts.get(key, count));
        }
    }

    /** Who did it, without what they all have in common: the last part of an ARN. */
    String who(PastRun run) {
        return run.by()
                .map(arn -> arn.substring(Math.max(arn.lastIndexOf('/'), arn.lastIndexOf(':')) + 1))
                .orElse(texts.get("activity.nobody"));
    }

    String took(PastRun run) {
        return run.took().map(texts::clock).orElse("");
    }

    /** What became of a resource: "created", "failed". */
    String end(Deed deed) {
        return switch (deed.end()) {
            case DONE -> new Signs(texts).done(deed.action());
            case FAILED -> texts.get("activity.deed.failed");
            case OPEN -> texts.get("activity.deed.open", new Signs(texts).doing(deed.action()));
        };
    }

    /** A line a resource, to be sent to somebody. */
    String asText(String stack, PastRun run, boolean going) {
        List<String> lines = new ArrayList<>();
        lines.add(
                texts.get(
                        "activity.text.head",
                        stack,
                        what(run),
                        counts(run),
                        end(end(run, going)),
                        run.id(),
                        run.by().orElse(who(run))));
        for (Deed deed : run.deeds()) {
            String took = deed.took().map(this::clock).orElse("");
            lines.add("%-10s %-60s %s".formatted(end(deed), deed.title(), took).stripTrailing());
            deed.failure()
                    .ifPresent(
                            why -> {
                                why.cause().lines().forEach(line -> lines.add("    " + line));
                                lines.add("    " + texts.get("failure.remedy", why.remedy()));
                            });
        }
        return String.join("\n", lines) + "\n";
    }

    String clock(Duration time) {
        return texts.clock(time);
    }
}
