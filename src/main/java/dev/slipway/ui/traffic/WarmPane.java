package dev.slipway.ui.traffic;

import atlantafx.base.theme.Styles;

import dev.slipway.engine.Failure;
import dev.slipway.traffic.Drain;
import dev.slipway.traffic.KeptWarm;
import dev.slipway.traffic.Rest;
import dev.slipway.ui.common.Kit;

import javafx.scene.control.Button;
import javafx.scene.control.Label;

import org.kordamp.ikonli.feather.Feather;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;

/** The colour that is kept warm as a way back, for how long, and what is still waited for. */
final class WarmPane extends ToldPane {
    private final WarmModel model;
    private final TrafficWords words;
    private final Label closed = label("closed", "hint");

    WarmPane(Kit kit, WarmModel model) {
        super(kit, "warm");
        this.model = model;
        this.words = new TrafficWords(kit.texts());
        closed.setText(kit.text("traffic.warm.closed"));
        getChildren().add(2, closed);
        model.stage().subscribe(this::show);
    }

    /** Says anew how much time is left. */
    void tick() {
        if (model.stage().get() instanceof WarmStage.Waiting(KeptWarm kept, var until)) {
            more(waits(kept, until));
        }
    }

    private void show(WarmStage stage) {
        show(closed, stage instanceof WarmStage.Waiting);
        switch (stage) {
            case WarmStage.None() -> show(this, false);
            case WarmStage.Left(KeptWarm kept) -> left(kept);
            case WarmStage.Waiting(KeptWarm kept, var until) -> waiting(kept, until);
            case WarmStage.Over(KeptWarm kept, Rest rest) -> over(kept, rest);
            case WarmStage.Trouble(Optional<KeptWarm> kept, Failure why) -> trouble(kept, why);
        }
    }

    private String colour(KeptWarm kept) {
        return words.colour(kept.colour());
    }

    private void left(KeptWarm kept) {
        say(
                "warning",
                Feather.PAUSE_CIRCLE,
                kit().text("traffic.warm.left", colour(kept)),
                kit().text("traffic.warm.left.more"));
        Button on = button("resume", kit().text("traffic.warm.resume"), model::resume);
        on.getStyleClass().add(Styles.ACCENT);
        offer(on, callOff());
    }

    private void waiting(KeptWarm kept, Optional<Drain.Waiting> until) {
        boolean wanted = !kept.keep().isZero();
        say(
                "accent",
                Feather.CLOCK,
                kit().text(wanted ? "traffic.warm" : "traffic.warm.draining", colour(kept)),
                waits(kept, until));
        Button now = button("now", kit().text("traffic.warm.now"), model::endNow);
        if (wanted) {
            offer(now, callOff());
        } else {
            offer(callOff());
        }
    }

    private Button callOff() {
        return button("keep", kit().text("traffic.warm.keep"), model::callOff);
    }

    private String waits(KeptWarm kept, Optional<Drain.Waiting> until) {
        if (until.isEmpty()) {
            return kit().text("traffic.warm.first");
        }
        String time =
                model.left()
                        .map(left -> kit().text("traffic.warm.time", words.left(left)))
                        .orElse(kit().text("traffic.warm.soon"));
        return kit().text("traffic.warm.waits", time, reasons(kept, until.get()));
    }

    private String reasons(KeptWarm kept, Drain.Waiting until) {
        return until.until().stream()
                .map(Drain.Wait::reason)
                .distinct()
                .map(
                        reason ->
                                switch (reason) {
                                    case PROPAGATION -> kit().text("traffic.warm.propagation");
                                    case STICKINESS -> kit().text("traffic.warm.stickiness");
                                    case KEPT -> kit().text("traffic.warm.kept", length(kept));
                                    case REQUESTS -> kit().text("traffic.warm.requests");
                                })
                .collect(Collectors.joining(" "));
    }

    private String length(KeptWarm kept) {
        Duration keep = kept.keep();
        return new Amounts(kit().texts()).length(keep);
    }

    private void over(KeptWarm kept, Rest rest) {
        switch (rest) {
            case Rest.Begun _, Rest.Resting _ ->
                    say(
                            "success",
                            Feather.MOON,
                            kit().text("traffic.warm.down", colour(kept)),
                            kit().text("traffic.warm.down.more"));
            case Rest.Autoscaled(int minimum) ->
                    say(
                            "success",
                            Feather.TRENDING_DOWN,
                            kit().text("traffic.warm.autoscaled", colour(kept)),
                            kit().text("traffic.warm.autoscaled.more", minimum));
            case Rest.NotDrained(Drain.Impossible(String why, String remedy)) ->
                    say(
                            "warning",
                            Feather.ALERT_TRIANGLE,
                            kit().text("traffic.warm.not", colour(kept)),
                            kit().text("traffic.trouble", why, remedy));
            case Rest.NotDrained _ -> {
                // That is waited for.
            }
        }
        offer(button("dismiss", kit().text("traffic.guard.dismiss"), model::dismiss));
    }

    private void trouble(Optional<KeptWarm> kept, Failure why) {
        say(
                "danger",
                Feather.ALERT_CIRCLE,
                kit().text("traffic.warm.trouble"),
                kit().text("traffic.trouble", why.cause(), why.remedy()));
        Button again = button("resume", kit().text("traffic.warm.again"), model::resume);
        if (kept.isPresent()) {
            offer(again, callOff());
        } else {
            offer(button("dismiss", kit().text("traffic.guard.dismiss"), model::dismiss));
        }
    }
}
