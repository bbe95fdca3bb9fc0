package dev.slipway.ui.traffic;

import javafx.scene.chart.AreaChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

/** A small chart without axes: how something went in the last while, up to now at the right end. */
final class Spark extends AreaChart<Number, Number> {
    private static final double HEIGHT = 44;

    /** The line of the greatest value is not cut in half. */
    private static final double HEADROOM = 1.1;

    private final Series<Number, Number> line = new Series<>();

    /**
     * @param span how long ago the left end is
     */
    Spark(Duration span) {
        super(
                hidden(new NumberAxis(-span.toSeconds(), 0, span.toSeconds())),
                hidden(new NumberAxis(0, 1, 1)));
        getStyleClass().add("spark");
        setCreateSymbols(false);
        setAnimated(false);
        setLegendVisible(false);
        setHorizontalGridLinesVisible(false);
        setVerticalGridLinesVisible(false);
        setHorizontalZeroLineVisible(false);
        setVerticalZeroLineVisible(false);
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        getData().add(line);
    }

    private static NumberAxis hidden(NumberAxis axis) {
        axis.setAutoRanging(false);
        axis.setTickLabelsVisible(false);
        axis.setTickMarkVisible(false);
        axis.setMinorTickVisible(false);
        axis.setOpacity(0);
        return axis;
    }

    /**
     * @param most what reaches to the top, so that two charts can be compared
     */
    void show(NavigableMap<Instant, Double> values, double most, Instant now) {
        ((NumberAxis) getYAxis()).setUpperBound(most * HEADROOM);
        List<XYChart.Data<Number, Number>> points =
                values.entrySet().stream().map(each -> point(each, now)).toList();
        line.getData().setAll(points);
    }

    private static XYChart.Data<Number, Number> point(
            Map.Entry<Instant, Double> each, Instant now) {
        return new Data<>(
                -Duration.between(each.getKey(), now).toMillis() / 1000.0, each.getValue());
    }
}
