package dev.slipway.ui.traffic;

import dev.slipway.traffic.CanaryEnd;
import dev.slipway.traffic.CanaryPlan;
import dev.slipway.ui.common.Icons;
import dev.slipway.ui.common.Kit;

import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The steps of a canary in a row, each with its share and how it stands. */
final class StepsBar extends FlowPane {
    private final Kit kit;

    StepsBar(Kit kit) {
        super(8, 8);
        this.kit = kit;
        setId("canary-bar");
    }

    /**
     * @param left how long the present step goes on
     */
    void show(Flight flight, Optional<Duration> left) {
        String now =
                flight.paused()
                        ? kit.text("traffic.step.paused")
                        : left.map(this::left).orElse(kit.text("traffic.step.moving"));
        fill(flight, flight.step(), now);
    }

    private String left(Duration time) {
        return kit.text("traffic.step.left", new TrafficWords(kit.texts()).left(time));
    }

    void show(Flight flight, CanaryEnd end) {
        if (end instanceof CanaryEnd.Completed) {
            fill(flight, flight.state().plan().steps().size(), "");
        } else {
            fill(flight, flight.step(), kit.text("traffic.step.ended"));
        }
    }

    private void fill(Flight flight, int present, String now) {
        List<CanaryPlan.Step> steps = flight.state().plan().steps();
        getChildren().clear();
        for (int at = 0; at < steps.size(); at++) {
            String share = CanaryWords.percent(steps.get(at));
            if (at < present) {
                getChildren().add(chip("passed", share, kit.text("traffic.step.passed")));
            } else if (at == present) {
                getChildren().add(chip("present", share, now));
            } else {
                String bake = new Amounts(kit.texts()).length(steps.get(at).bake());
                getChildren().add(chip("coming", share, bake));
            }
        }
    }

    private static VBox chip(String style, String share, String how) {
        Label name = new Label(share);
        name.getStyleClass().add("heading");
        if (style.equals("passed")) {
            name.setGraphic(Icons.of(Feather.CHECK, "success-icon"));
        }
        Label more = new Label(how);
        more.getStyleClass().add("hint");
        VBox chip = new VBox(2, name, more);
        chip.getStyleClass().addAll("step-chip", style);
        return chip;
    }
}
