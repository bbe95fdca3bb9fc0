package dev.slipway.ui.traffic;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What divides the traffic: green from the left end to the thumb, blue from there to the right one,
 * and a mark where the division is in fact. JavaFX's own slider has no second mark, and its stops
 * are all equally far apart.
 */
final class ShareSlider extends Region {
    private static final double WHOLE = 100;
    private static final double TRACK = 10;
    private static final double THUMB = 24;
    private static final double MARK = 3;
    private static final double HEIGHT = 54;

    /** How near a mark the hand has to be, in pixels. */
    private static final double REACH = 5;

    /** Labels nearer to each other than this many pixels are left out. */
    private static final double CROWDED = 22;

    /** Told of what a hand does. */
    interface Hand {
        void move(BigDecimal percent);

        void letGo();
    }

    private final DoubleProperty percent = new SimpleDoubleProperty();
    private final Hand hand;
    private final Region green = part("green-part");
    private final Region blue = part("blue-part");
    private final Region thumb = part("thumb");
    private final Region actual = part("actual");
    private final Map<Integer, Label> labels = new LinkedHashMap<>();
    private Optional<Double> actualPercent = Optional.empty();

    ShareSlider(Hand hand) {
        this.hand = hand;
        setId("traffic-slider");
        getStyleClass().add("share-slider");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.SLIDER);
        setCursor(Cursor.HAND);
        actual.setId("traffic-actual-mark");
        thumb.setId("traffic-thumb");
        getChildren().addAll(blue, green, actual, thumb);
        Marks.ALL.forEach(mark -> labels.put(mark, label(mark)));
        getChildren().addAll(labels.values());
        percent.subscribe(this::moved);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    private static Region part(String style) {
        Region part = new Region();
        part.getStyleClass().add(style);
        part.setManaged(false);
        part.setMouseTransparent(true);
        return part;
    }

    private static Label label(int mark) {
        Label label = new Label(Integer.toString(mark));
        label.getStyleClass().add("hint");
        label.setManaged(false);
        label.setMouseTransparent(true);
        return label;
    }

    /** Where the thumb is: green's percentage. */
    DoubleProperty percent() {
        return percent;
    }

    /** Sets the mark of what is in fact; there is none while that is not known. */
    void actual(Optional<Double> green) {
        actualPercent = green;
        actual.setVisible(green.isPresent());
        requestLayout();
    }

    private void moved() {
        requestLayout();
        notifyAccessibleAttributeChanged(AccessibleAttribute.VALUE);
    }

    private void press(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY) {
            requestFocus();
            follow(event);
        }
    }

    private void drag(MouseEvent event) {
        if (event.isPrimaryButtonDown()) {
            follow(event);
        }
    }

    private void follow(MouseEvent event) {
        double at = (event.getX() - start()) / length() * WHOLE;
        hand.move(Marks.near(at, REACH / length() * WHOLE));
        event.consume();
    }

    private void release(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY) {
            hand.letGo();
            event.consume();
        }
    }

    private void key(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        Optional<BigDecimal> to =
                switch (event.getCode()) {
                    case RIGHT, UP, KP_RIGHT, KP_UP -> Optional.of(Marks.up(percent.get()));
                    case LEFT, DOWN, KP_LEFT, KP_DOWN -> Optional.of(Marks.down(percent.get()));
                    case PAGE_UP -> Optional.of(Marks.markAbove(percent.get()));
                    case PAGE_DOWN -> Optional.of(Marks.markBelow(percent.get()));
                    case HOME -> Optional.of(BigDecimal.ZERO);
                    case END -> Optional.of(BigDecimal.valueOf(WHOLE));
                    default -> Optional.empty();
                };
        to.ifPresent(
                stop -> {
                    set(stop);
                    event.consume();
                });
    }

    private void set(BigDecimal stop) {
        hand.move(stop);
        hand.letGo();
    }

    private double start() {
        return THUMB / 2;
    }

    private double length() {
        return Math.max(1, getWidth() - THUMB);
    }

    private double x(double at) {
        return start() + at / WHOLE * length();
    }

    @Override
    protected void layoutChildren() {
        double middle = THUMB / 2 + 2;
        double at = x(percent.get());
        double top = middle - TRACK / 2;
        blue.resizeRelocate(0, top, getWidth(), TRACK);
        green.resizeRelocate(0, top, at, TRACK);
        thumb.resizeRelocate(at - THUMB / 2, middle - THUMB / 2, THUMB, THUMB);
        actualPercent.ifPresent(
                now ->
                        actual.resizeRelocate(
                                x(now) - MARK / 2, middle - THUMB / 2 - 2, MARK, THUMB + 4));
        double last = Double.NEGATIVE_INFINITY;
        for (Map.Entry<Integer, Label> each : labels.entrySet()) {
            Label label = each.getValue();
            double width = label.prefWidth(-1);
            double center = x(each.getKey());
            label.setVisible(center - last >= CROWDED);
            if (label.isVisible()) {
                last = center;
            }
            double left = Math.clamp(center - width / 2, 0, Math.max(0, getWidth() - width));
            label.resizeRelocate(left, THUMB + 8, width, label.prefHeight(width));
        }
    }

    @Override
    protected double computePrefHeight(double width) {
        return HEIGHT;
    }

    @Override
    protected double computeMinHeight(double width) {
        return HEIGHT;
    }

    @Override
    protected double computePrefWidth(double height) {
        return WHOLE * 4;
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case VALUE -> percent.get();
            case MIN_VALUE -> 0.0;
            case MAX_VALUE -> WHOLE;
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }

    @Override
    public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
        switch (action) {
            case INCREMENT -> set(Marks.up(percent.get()));
            case DECREMENT -> set(Marks.down(percent.get()));
            case SET_VALUE -> set(Marks.near(((Number) parameters[0]).doubleValue(), 0));
            default -> super.executeAccessibleAction(action, parameters);
        }
    }
}
