package dev.slipway.ui.traffic;

import dev.slipway.engine.Failure;
import dev.slipway.traffic.PastRelease;
import dev.slipway.traffic.Rollback;
import dev.slipway.traffic.Shifted;
import dev.slipway.ui.common.Kit;

import javafx.scene.control.Button;

import org.kordamp.ikonli.feather.Feather;

/** The way back from a release while it is gone, and how it ended. */
final class RollbackPane extends ToldPane {
    private final RollbackModel model;
    private final ReleaseWords words;

    RollbackPane(Kit kit, RollbackModel model) {
        super(kit, "rollback");
        this.model = model;
        this.words = new ReleaseWords(kit.texts());
        model.stage().subscribe(this::show);
    }

    private void show(RollbackStage stage) {
        switch (stage) {
            case RollbackStage.None() -> show(this, false);
            case RollbackStage.Waiting(PastRelease release) ->
                    going(release, kit().text("traffic.rollback.waiting"));
            case RollbackStage.Running(PastRelease release, String doing) ->
                    going(release, doing.isEmpty() ? kit().text("traffic.rollback.first") : doing);
            case RollbackStage.Over(PastRelease release, Rollback.End end) -> over(release, end);
            case RollbackStage.Trouble(_, Failure why) ->
                    trouble(kit().text("traffic.rollback.trouble"), why, again());
        }
    }

    private void going(PastRelease release, String doing) {
        say(
                "accent",
                Feather.CORNER_UP_LEFT,
                kit().text("traffic.rollback.going", words.subject(release)),
                doing);
        if (model.stage().get() instanceof RollbackStage.Running) {
            offer(button("stop", kit().text("traffic.rollback.stop"), model::stop));
        }
    }

    private void over(PastRelease release, Rollback.End end) {
        switch (end) {
            case Rollback.End.Restored() -> {
                say(
                        "success",
                        Feather.CHECK,
                        kit().text("traffic.rollback.done", words.subject(release)),
                        kit().text("traffic.rollback.done.more"));
                offer(dismiss());
            }
            case Rollback.End.NotMoved(Shifted shifted) -> notMoved(shifted);
            case Rollback.End.NotRestored(var failures) ->
                    trouble(
                            kit().text("traffic.rollback.half", words.subject(release)),
                            failures.getFirst(),
                            again());
        }
    }

    private void notMoved(Shifted shifted) {
        String title = kit().text("traffic.rollback.not.moved");
        switch (shifted) {
            case Shifted.Refused(_, String why, String remedy, _) -> {
                say(
                        "danger",
                        Feather.ALERT_TRIANGLE,
                        title,
                        kit().text("traffic.trouble", why, remedy));
                offer(again(), force(why), dismiss());
            }
            case Shifted.Foreign theirs -> {
                say("danger", Feather.ALERT_TRIANGLE, title, theirs.told());
                offer(
                        button(
                                "over",
                                kit().text("traffic.rollback.all.the.same"),
                                () -> model.over(theirs)),
                        dismiss());
            }
            case Shifted.Done _, Shifted.Unchanged _ -> {
                // Then it went on.
            }
        }
    }

    private Button force(String why) {
        return button(
                "force",
                kit().text("traffic.force"),
                () ->
                        new ForceDialog(kit())
                                .ask(
                                        kit().text("traffic.force.title"),
                                        kit().text("traffic.force.text", why),
                                        kit().text("traffic.rollback.yes"),
                                        model::force));
    }

    private void trouble(String title, Failure why, Button again) {
        say(
                "danger",
                Feather.ALERT_CIRCLE,
                title,
                kit().text("traffic.trouble", why.cause(), why.remedy()));
        offer(again, dismiss());
    }

    private Button again() {
        return button("again", kit().text("traffic.rollback.again"), model::again);
    }

    private Button dismiss() {
        return button("dismiss", kit().text("traffic.guard.dismiss"), model::dismiss);
    }
}
