package dev.slipway.ui.shell;

import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Cell;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import javafx.stage.Window;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * A hand that does what comes to it: it clicks, types, turns the wheel and pulls at the window. It
 * lives on the window's thread.
 */
final class Monkey {
    private static final List<KeyCode> KEYS =
            List.of(
                    KeyCode.TAB,
                    KeyCode.TAB,
                    KeyCode.ENTER,
                    KeyCode.SPACE,
                    KeyCode.ESCAPE,
                    KeyCode.UP,
                    KeyCode.DOWN,
                    KeyCode.LEFT,
                    KeyCode.RIGHT,
                    KeyCode.HOME,
                    KeyCode.END,
                    KeyCode.PAGE_DOWN,
                    KeyCode.BACK_SPACE,
                    KeyCode.DELETE);
    private static final List<String> WORDS =
            List.of(
                    "poc-fargate",
                    "other",
                    "",
                    " ",
                    "0",
                    "1",
                    "3",
                    "8080",
                    "70000",
                    "-1",
                    "1e9",
                    "nginx:1.27",
                    "example/crash:1",
                    "www.example.com",
                    "http://localhost:9",
                    "10.0.0.0/8",
                    "/health",
                    "200-299",
                    "DROP TABLE",
                    "\u00e4\u4e2d\ud83d\udea2",
                    "x".repeat(300));

    /** It presses into the void where a window goes away as the pointer comes. */
    private static final String HEADLESS = "com.sun.glass.ui.headless.HeadlessRobot";

    private static final int NARROWEST = 600;
    private static final int LOWEST = 400;
    private static final int SPAN = 400;

    private final Random random;
    private final Stage stage;
    private final Robot robot = new Robot();

    Monkey(Random random, Stage stage) {
        this.random = random;
        this.stage = stage;
    }

    /** Does one thing, and says what. */
    String act() {
        try {
            return choose();
        } catch (NullPointerException e) {
            StackTraceElement[] trace = e.getStackTrace();
            if (trace.length > 0 && trace[0].getClassName().equals(HEADLESS)) {
                return "miss";
            }
            throw e;
        }
    }

    private String choose() {
        int roll = random.nextInt(100);
        if (roll < 60) {
            return click();
        }
        if (roll < 74) {
            return type();
        }
        if (roll < 88) {
            return press();
        }
        if (roll < 94) {
            return scroll();
        }
        return roll < 97 ? drag() : resize();
    }

    private String click() {
        List<Node> targets = targets();
        if (targets.isEmpty() || random.nextInt(20) == 0) {
            Point2D anywhere =
                    new Point2D(
                            stage.getX() + random.nextDouble() * stage.getWidth(),
                            stage.getY() + random.nextDouble() * stage.getHeight());
            return click(anywhere, "nothing in particular");
        }
        Node target = pick(targets);
        return click(within(target), name(target));
    }

    private String click(Point2D where, String what) {
        if (!isOnWindow(where)) {
            return "miss " + what;
        }
        robot.mouseMove(where);
        MouseButton button = random.nextInt(12) == 0 ? MouseButton.SECONDARY : MouseButton.PRIMARY;
        robot.mouseClick(button);
        if (random.nextInt(12) == 0 && isOnWindow(where)) {
            // Another window may be under the pointer now.
            robot.mouseMove(where);
            robot.mouseClick(button);
        }
        return "click " + what;
    }

    private String type() {
        List<Node> fields =
                targets().stream()
                        .filter(TextInputControl.class::isInstance)
                        .collect(Collectors.toList());
        if (fields.isEmpty()) {
            return press();
        }
        TextInputControl field = (TextInputControl) pick(fields);
        field.requestFocus();
        if (random.nextBoolean()) {
            field.selectAll();
        }
        String word = pick(WORDS);
        word.codePoints()
                .mapToObj(Character::toString)
                .forEach(letter -> Event.fireEvent(field, typed(letter)));
        return "type '%s' into %s".formatted(word, name(field));
    }

    private static KeyEvent typed(String letter) {
        return new KeyEvent(
                KeyEvent.KEY_TYPED, letter, letter, KeyCode.UNDEFINED, false, false, false, false);
    }

    private String press() {
        KeyCode key = pick(KEYS);
        boolean shift = random.nextInt(6) == 0;
        if (shift) {
            robot.keyPress(KeyCode.SHIFT);
        }
        robot.keyType(key);
        if (shift) {
            robot.keyRelease(KeyCode.SHIFT);
        }
        return "press " + key;
    }

    private String scroll() {
        List<Node> targets = targets();
        if (targets.isEmpty()) {
            return press();
        }
        Point2D where = within(pick(targets));
        int turns = random.nextInt(21) - 10;
        if (isOnWindow(where)) {
            robot.mouseMove(where);
            robot.mouseWheel(turns);
        }
        return "scroll " + turns;
    }

    private String drag() {
        List<Node> targets = targets();
        if (targets.size() < 2) {
            return resize();
        }
        Node from = pick(targets);
        Node to = pick(targets);
        Point2D start = within(from);
        Point2D end = within(to);
        if (!isOnWindow(start) || !isOnWindow(end)) {
            return "miss " + name(from);
        }
        robot.mouseMove(start);
        robot.mousePress(MouseButton.PRIMARY);
        robot.mouseMove(end);
        robot.mouseRelease(MouseButton.PRIMARY);
        return "drag %s to %s".formatted(name(from), name(to));
    }

    private String resize() {
        stage.setWidth(NARROWEST + random.nextInt(SPAN));
        stage.setHeight(LOWEST + random.nextInt(SPAN));
        return "resize to %.0f by %.0f".formatted(stage.getWidth(), stage.getHeight());
    }

    /** What can be used where one could point at it, in what stands in front. */
    private List<Node> targets() {
        List<Node> found = new ArrayList<>();
        List<Window> windows = Window.getWindows().stream().filter(Window::isShowing).toList();
        Window front =
                random.nextInt(4) > 0
                        ? windows.getLast()
                        : windows.get(random.nextInt(windows.size()));
        collect(front.getScene().getRoot(), found);
        return found.stream().filter(this::isInside).toList();
    }

    private void collect(Node node, List<Node> found) {
        if (!node.isVisible() || node.isDisabled()) {
            return;
        }
        if (isUsable(node)) {
            found.add(node);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, found));
        }
    }

    private static boolean isUsable(Node node) {
        return switch (node) {
            case ScrollPane _ -> false;
            case ButtonBase _ -> true;
            case Cell<?> cell -> !cell.isEmpty();
            default -> node.isFocusTraversable() || node.getOnMouseClicked() != null;
        };
    }

    private boolean isInside(Node node) {
        Bounds bounds = node.localToScreen(node.getLayoutBounds());
        return bounds != null
                && isOn(
                        node.getScene().getWindow(),
                        new Point2D(bounds.getCenterX(), bounds.getCenterY()));
    }

    private static boolean isOnWindow(Point2D point) {
        return Window.getWindows().stream()
                .anyMatch(window -> window.isShowing() && isOn(window, point));
    }

    private static boolean isOn(Window window, Point2D point) {
        return new Rectangle2D(
                        window.getX(), window.getY(), window.getWidth() - 1, window.getHeight() - 1)
                .contains(point);
    }

    private Point2D within(Node node) {
        Bounds bounds = node.localToScreen(node.getLayoutBounds());
        return new Point2D(
                bounds.getMinX() + bounds.getWidth() * (0.2 + 0.6 * random.nextDouble()),
                bounds.getMinY() + bounds.getHeight() * (0.2 + 0.6 * random.nextDouble()));
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static String name(Node node) {
        return node.getId() == null ? node.getClass().getSimpleName() : node.getId();
    }
}
