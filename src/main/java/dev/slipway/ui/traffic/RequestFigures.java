package dev.slipway.ui.traffic;

import dev.slipway.stack.Colour;
import dev.slipway.ui.common.Figure;
import dev.slipway.ui.common.Kit;

import javafx.scene.Node;
import javafx.scene.control.Label;

import java.util.List;

/** How many requests a colour gets, and how it answers them. */
final class RequestFigures {
    private final Kit kit;
    private final Amounts amounts;
    private final Label rate = new Label();
    private final Label errors = new Label();
    private final Label p95 = new Label();

    RequestFigures(Kit kit, Colour colour) {
        this.kit = kit;
        this.amounts = new Amounts(kit.texts());
        rate.setId("traffic-rate-" + colour.key());
        errors.setId("traffic-errors-" + colour.key());
        p95.setId("traffic-p95-" + colour.key());
        unknown(kit.text("traffic.unknown"));
    }

    List<Node> nodes() {
        return List.of(
                Figure.of(kit.text("traffic.rate"), rate),
                Figure.of(kit.text("traffic.errors"), errors),
                Figure.of(kit.text("traffic.p95"), p95));
    }

    void show(Figures figures) {
        switch (figures) {
            case Figures.NotYet() -> unknown(kit.text("traffic.not.yet"));
            case Figures.NoRequests() -> unknown(kit.text("traffic.no.requests"));
            case Figures.Counted counted -> {
                rate.setText(amounts.rate(counted.rate()));
                errors.setText(amounts.part(counted.errors()));
                p95.setText(
                        counted.p95().map(amounts::seconds).orElse(kit.text("traffic.unknown")));
                paint(counted.errors() > 0);
            }
        }
    }

    /** Nothing is known of the answers to requests that there are none of. */
    private void unknown(String why) {
        rate.setText(why);
        errors.setText(kit.text("traffic.unknown"));
        p95.setText(kit.text("traffic.unknown"));
        paint(false);
    }

    private void paint(boolean failing) {
        errors.getStyleClass().remove("danger-text");
        if (failing) {
            errors.getStyleClass().add("danger-text");
        }
    }
}
