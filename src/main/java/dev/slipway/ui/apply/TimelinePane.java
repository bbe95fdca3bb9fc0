package dev.slipway.ui.apply;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** When each resource was worked on: a bar a resource over the time of the run. */
final class TimelinePane extends Region {
    private static final double ROW = 22;
    private static final double NAMES = 260;
    private static final double GAP = 12;
    private static final double LEAST = 3;

    private record Bar(Item item, Label name, Region bar, Label took) {}

    private final RunModel run;
    private final List<Bar> bars = new ArrayList<>();

    TimelinePane(RunModel run) {
        this.run = run;
        setId("timeline");
        getStyleClass().add("timeline");
        for (Item item : run.items()) {
            Label name = new Label(item.kind() + " " + item.name());
            name.getStyleClass().add("bar-name");
            Region bar = new Region();
            Label took = new Label();
            took.getStyleClass().add("hint");
            bars.add(new Bar(item, name, bar, took));
            getChildren().addAll(name, bar, took);
            item.state()
                    .subscribe(state -> bar.getStyleClass().setAll("bar", States.colour(state)));
        }
    }

    /** Follows the clock. */
    void refresh() {
        for (Bar bar : bars) {
            String text = bar.item().elapsed().get();
            bar.took().setText(text);
            bar.name()
                    .setAccessibleText(
                            bar.item().step().title()
                                    + ": "
                                    + bar.item().doing().get()
                                    + " "
                                    + text);
        }
        requestLayout();
    }

    @Override
    protected double computePrefHeight(double width) {
        return bars.size() * ROW + 2 * GAP;
    }

    @Override
    protected double computePrefWidth(double height) {
        return NAMES + 300;
    }

    @Override
    protected void layoutChildren() {
        Instant now = run.now();
        double whole = Math.max(1, Duration.between(run.start(), now).toMillis());
        double width = Math.max(100, getWidth() - NAMES - 80);
        double y = GAP;
        for (Bar bar : bars) {
            layoutInArea(
                    bar.name(),
                    GAP,
                    y,
                    NAMES - 2 * GAP,
                    ROW,
                    0,
                    javafx.geometry.HPos.LEFT,
                    javafx.geometry.VPos.CENTER);
            boolean begun = bar.item().started().isPresent();
            bar.bar().setVisible(begun);
            bar.took().setVisible(begun);
            if (begun) {
                double from = from(bar.item()) / whole * width;
                double length = Math.max(LEAST, bar.item().ran(now).toMillis() / whole * width);
                bar.bar().resizeRelocate(NAMES + from, y + 5, length, ROW - 10);
                double after = NAMES + from + length + 6;
                bar.took().autosize();
                bar.took().relocate(after, y + (ROW - bar.took().getHeight()) / 2);
            }
            y += ROW;
        }
    }

    private double from(Item item) {
        return Duration.between(run.start(), item.started().orElseThrow()).toMillis();
    }
}
