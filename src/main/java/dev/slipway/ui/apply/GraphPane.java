package dev.slipway.ui.apply;

import dev.slipway.ui.common.Icons;

import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Region;
import javafx.scene.shape.CubicCurve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What waits for what: each resource to the right of all that it needs. */
final class GraphPane extends Region {
    private static final double WIDTH = 190;
    private static final double HEIGHT = 30;
    private static final double ACROSS = 70;
    private static final double DOWN = 8;
    private static final double EDGE = 16;

    private record Node(Item item, ToggleButton button, int layer, int place) {}

    private record Edge(Node from, Node to, CubicCurve curve) {}

    private final Map<Item, Node> nodes = new HashMap<>();
    private final List<Edge> edges = new ArrayList<>();
    private int layers;
    private int deepest;

    /**
     * @param chosen is told which resource somebody wants to know more of
     */
    GraphPane(RunModel run, Consumer<Item> chosen) {
        setId("graph");
        getStyleClass().add("graph");
        Map<Item, Integer> depths = new HashMap<>();
        run.items().forEach(item -> depth(item, depths));
        Map<Integer, List<Item>> columns = new TreeMap<>();
        run.items()
                .forEach(
                        item ->
                                columns.computeIfAbsent(depths.get(item), _ -> new ArrayList<>())
                                        .add(item));
        layers = columns.size();
        ToggleGroup group = new ToggleGroup();
        columns.forEach((layer, column) -> place(layer, column, group, chosen));
        nodes.values().forEach(this::connect);
        edges.forEach(edge -> getChildren().add(edge.curve()));
        nodes.values().stream()
                .sorted(Comparator.comparing(Node::layer).thenComparing(Node::place))
                .forEach(node -> getChildren().add(node.button()));
    }

    private static int depth(Item item, Map<Item, Integer> known) {
        Integer depth = known.get(item);
        if (depth == null) {
            depth = item.before().stream().mapToInt(b -> depth(b, known) + 1).max().orElse(0);
            known.put(item, depth);
        }
        return depth;
    }

    /** Beside what they need, as far as there is room, so that lines cross less. */
    private void place(int layer, List<Item> column, ToggleGroup group, Consumer<Item> chosen) {
        List<Item> sorted =
                column.stream().sorted(Comparator.comparingDouble(this::middle)).toList();
        for (int place = 0; place < sorted.size(); place++) {
            Item item = sorted.get(place);
            nodes.put(item, new Node(item, button(item, group, chosen), layer, place));
        }
        deepest = Math.max(deepest, column.size());
    }

    private double middle(Item item) {
        return item.before().stream()
                .filter(nodes::containsKey)
                .mapToInt(before -> nodes.get(before).place())
                .average()
                .orElse(0);
    }

    private static ToggleButton button(Item item, ToggleGroup group, Consumer<Item> chosen) {
        ToggleButton button = new ToggleButton(item.kind() + " " + item.name());
        button.setId("node-" + item.step().address());
        button.setToggleGroup(group);
        button.setGraphic(Icons.of(States.icon(item.state().get())));
        button.setOnAction(_ -> chosen.accept(item));
        item.state()
                .subscribe(
                        state -> {
                            button.getStyleClass().setAll("toggle-button", "node");
                            button.getStyleClass().add(States.colour(state));
                            button.setGraphic(
                                    Icons.of(States.icon(state), States.colour(state) + "-icon"));
                        });
        item.doing().subscribe(text -> button.setAccessibleText(item.step().title() + ": " + text));
        return button;
    }

    /** Only what is not needed by way of something else: the rest follows. */
    private void connect(Node node) {
        Set<Item> indirect = new HashSet<>();
        node.item().before().forEach(before -> collect(before, indirect));
        for (Item before : node.item().before()) {
            if (!indirect.contains(before)) {
                CubicCurve curve = new CubicCurve();
                curve.getStyleClass().add("edge");
                curve.setMouseTransparent(true);
                edges.add(new Edge(nodes.get(before), node, curve));
            }
        }
    }

    private static void collect(Item item, Set<Item> into) {
        for (Item before : item.before()) {
            if (into.add(before)) {
                collect(before, into);
            }
        }
    }

    @Override
    protected double computePrefWidth(double height) {
        return 2 * EDGE + layers * WIDTH + Math.max(0, layers - 1) * ACROSS;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 2 * EDGE + deepest * (HEIGHT + DOWN);
    }

    @Override
    protected void layoutChildren() {
        for (Node node : nodes.values()) {
            layoutInArea(node.button(), x(node), y(node), WIDTH, HEIGHT, 0, HPos.LEFT, VPos.CENTER);
        }
        for (Edge edge : edges) {
            double fromX = x(edge.from()) + WIDTH;
            double fromY = y(edge.from()) + HEIGHT / 2;
            double toX = x(edge.to());
            double toY = y(edge.to()) + HEIGHT / 2;
            edge.curve().setStartX(fromX);
            edge.curve().setStartY(fromY);
            edge.curve().setControlX1(fromX + ACROSS / 2);
            edge.curve().setControlY1(fromY);
            edge.curve().setControlX2(toX - ACROSS / 2);
            edge.curve().setControlY2(toY);
            edge.curve().setEndX(toX);
            edge.curve().setEndY(toY);
        }
    }

    private static double x(Node node) {
        return EDGE + node.layer() * (WIDTH + ACROSS);
    }

    private static double y(Node node) {
        return EDGE + node.place() * (HEIGHT + DOWN);
    }
}
