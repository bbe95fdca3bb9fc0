package dev.slipway.ui.traffic;

import dev.slipway.ui.common.Kit;

import javafx.scene.chart.AreaChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.util.StringConverter;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Green's share over the last hour, as steps. */
final class WeightChart extends AreaChart<Number, Number> {
    static final Duration SPAN = Duration.ofHours(1);
    private static final double HEIGHT = 130;
    private static final int WHOLE = 100;
    private static final int QUARTER = 15;

    private final Series<Number, Number> line = new Series<>();

    WeightChart(Kit kit) {
        super(time(kit), percent());
        setId("traffic-weights");
        getStyleClass().addAll("weight-chart", "green-chart");
        setCreateSymbols(false);
        setAnimated(false);
        setLegendVisible(false);
        setVerticalGridLinesVisible(false);
        setHorizontalZeroLineVisible(false);
        setVerticalZeroLineVisible(false);
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        getData().add(line);
    }

    private static NumberAxis time(Kit kit) {
        NumberAxis axis = new NumberAxis(-SPAN.toMinutes(), 0, QUARTER);
        axis.setMinorTickVisible(false);
        axis.setTickLabelFormatter(
                said(
                        minutes ->
                                minutes == 0
                                        ? kit.text("traffic.weights.now")
                                        : kit.text("traffic.weights.ago", -minutes)));
        return axis;
    }

    private static NumberAxis percent() {
        NumberAxis axis = new NumberAxis(0, WHOLE, WHOLE / 2.0);
        axis.setMinorTickVisible(false);
        axis.setTickLabelFormatter(said(percent -> percent + " %"));
        return axis;
    }

    private interface Words {
        String of(int number);
    }

    private static StringConverter<Number> said(Words words) {
        return new StringConverter<>() {
            @Override
            public String toString(Number number) {
                return words.of((int) Math.round(number.doubleValue()));
            }

            @Override
            public Number fromString(String text) {
                throw new UnsupportedOperationException();
            }
        };
    }

    void show(List<ShareLine.Point> corners, Instant now) {
        List<XYChart.Data<Number, Number>> points =
                corners.stream().map(corner -> point(corner, now)).toList();
        line.getData().setAll(points);
    }

    private static XYChart.Data<Number, Number> point(ShareLine.Point corner, Instant now) {
        return new Data<>(
                -Duration.between(corner.at(), now).toMillis() / 60_000.0, corner.percent());
    }
}
