package dev.slipway.ui.apply;

import dev.slipway.ui.common.Icons;

import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
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
    private static final double WIDTH = 200;
    private static final double HEIGHT = 44;
    private static final double TEXT = WIDTH - 46;
    private static final double ACROSS = 70;
    private static final double DOWN = 8;
    private static final double EDGE = 16;

    /** Where lines are drawn: behind the resources, but for those of the one that is chosen. */
    private static final double BEHIND = 2;

    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

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
        ToggleButton button = new ToggleButton();
        button.setId("node-" + item.step().address());
        button.setToggleGroup(group);
        button.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.setOnAction(_ -> chosen.accept(item));
        Label kind = label(item.kind(), "kind");
        Label name = label(item.name(), "name");
        item.state()
                .subscribe(
                        state -> {
                            String colour = States.colour(state);
                            button.getStyleClass().setAll("toggle-button", "node", colour);
                            HBox content =
                                    new HBox(
                                            8,
                                            Icons.of(States.icon(state), colour + "-icon"),
                                            new VBox(kind, name));
                            content.setAlignment(Pos.CENTER_LEFT);
                            button.setGraphic(content);
                        });
        item.doing().subscribe(text -> button.setAccessibleText(item.step().title() + ": " + text));
        return button;
    }

    /** The ends of a name tell more than its middle: {@code poc-…-task-us-east-2}. */
    private static Label label(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        label.setMaxWidth(TEXT);
        return label;
    }

    /** Only what is not needed by way of something else: the rest follows. */
    private void connect(Node node) {
        Set<Item> indirect = new HashSet<>();
        node.item().before().forEach(before -> collect(before, indirect));
        for (Item before : node.item().before()) {
            if (!indirect.contains(before)) {
                connect(nodes.get(before), node);
            }
        }
    }

    private void connect(Node from, Node to) {
        CubicCurve curve = new CubicCurve();
        curve.getStyleClass().add("edge");
        curve.setMouseTransparent(true);
        curve.setViewOrder(BEHIND);
        edges.add(new Edge(from, to, curve));
        Runnable mark = () -> mark(curve, from.button().isSelected() || to.button().isSelected());
        from.button().selectedProperty().subscribe(mark);
        to.button().selectedProperty().subscribe(mark);
    }

    private static void mark(CubicCurve curve, boolean chosen) {
        curve.pseudoClassStateChanged(CHOSEN, chosen);
        curve.setViewOrder(chosen ? BEHIND - 1 : BEHIND);
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
