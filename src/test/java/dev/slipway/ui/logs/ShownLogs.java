package dev.slipway.ui.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.Failure;
import dev.slipway.logs.Cap;
import dev.slipway.logs.Filter.Where;
import dev.slipway.logs.Line;
import dev.slipway.logs.Origin;
import dev.slipway.ui.Windowed;
import dev.slipway.ui.shell.Surprises;

import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.ScrollEvent;
import javafx.scene.robot.Robot;
import javafx.scene.text.Text;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A log window that shows what a test says, a hand in it, and an ear for what is thrown. */
final class ShownLogs implements AutoCloseable {
    static final Since FIRST = new Since.Ago(Duration.ofMinutes(15));

    private final Surprises surprises = new Surprises();
    private final Windowed window = new Windowed();
    private final List<ScriptedFeed> feeds = new CopyOnWriteArrayList<>();
    private final List<Failure> logins = new CopyOnWriteArrayList<>();
    private final InstantSource time =
            InstantSource.fixed(ScriptedFeed.NOON.plusSeconds(Duration.ofHours(6).toSeconds()));
    private final LogsModel model;

    ShownLogs() {
        this(Where.ANYWHERE);
    }

    ShownLogs(Where where) {
        this(where, Cap.USUAL);
    }

    ShownLogs(Where where, Cap cap) {
        window.ask(
                () -> {
                    Thread.currentThread()
                            .setUncaughtExceptionHandler((_, e) -> surprises.note("thrown", e));
                    return true;
                });
        model = window.ask(() -> new LogsModel(Work.real(window.kit().threads()), cap, this::feed));
        window.show(
                kit ->
                        new LogsController(
                                kit,
                                model,
                                ScriptedFeed.STACK,
                                true,
                                where,
                                FIRST,
                                time,
                                logins::add));
    }

    private ScriptedFeed feed(Since since, java.util.function.Consumer<List<Line>> to) {
        ScriptedFeed feed = new ScriptedFeed(since, to);
        feeds.add(feed);
        return feed;
    }

    Windowed window() {
        return window;
    }

    LogsModel model() {
        return model;
    }

    List<ScriptedFeed> feeds() {
        return feeds;
    }

    ScriptedFeed feed() {
        return feeds.getLast();
    }

    /** With what failures somebody was sent to sign in. */
    List<Failure> logins() {
        return logins;
    }

    /** One line a second of one writer, each {@code line N}. */
    static List<Line> lines(Origin origin, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(at -> ScriptedFeed.line(origin, at, "line " + at))
                .toList();
    }

    /** Hands lines of one writer on, and waits until the last one is there. */
    void hand(int from, int to) {
        feed().hand(lines(ScriptedFeed.BLUE_TASK, from, to));
        window.await(
                "line " + (to - 1),
                () ->
                        model.look()
                                .get()
                                .document()
                                .line(model.look().get().document().next() - 1)
                                .filter(line -> line.message().equals("line " + (to - 1)))
                                .isPresent());
    }

    List<LogRow> rows() {
        return window.ask(
                () ->
                        node("log-lines").lookupAll(".log-row").stream()
                                .filter(Node::isVisible)
                                .map(LogRow.class::cast)
                                .filter(row -> row.number() >= 0)
                                .sorted(Comparator.comparingDouble(Node::getLayoutY))
                                .toList());
    }

    /** What the rows say, from above, without who wrote it and when. */
    List<String> messages() {
        return window.ask(() -> rows().stream().map(ShownLogs::message).toList());
    }

    static String message(LogRow row) {
        StringBuilder said = new StringBuilder();
        texts(row).forEach(text -> said.append(text.getText()));
        return said.toString();
    }

    /** The texts of a message. */
    static List<Text> texts(LogRow row) {
        List<Text> found = new ArrayList<>();
        collect(row.getChildrenUnmodifiable().getLast(), found);
        return found;
    }

    private static void collect(Node node, List<Text> found) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof Text text) {
            found.add(text);
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, found));
        }
    }

    LogRow row(String message) {
        return rows().stream()
                .filter(row -> window.ask(() -> message(row)).contains(message))
                .findFirst()
                .orElseThrow(() -> new AssertionError(message + " is not in " + messages()));
    }

    /** Whether the whole of a row can be seen. */
    boolean isWhole(String message) {
        LogRow row = row(message);
        return window.ask(
                () -> {
                    Bounds lines =
                            node("log-lines").localToScene(node("log-lines").getLayoutBounds());
                    return lines.contains(row.localToScene(row.getLayoutBounds()));
                });
    }

    /** Waits until exactly these are to be seen. */
    void see(String... messages) {
        await(() -> messages().equals(List.of(messages)), List.of(messages));
    }

    /** Waits until the lowest row says this. */
    void seeLast(String message) {
        await(() -> !messages().isEmpty() && messages().getLast().equals(message), message);
    }

    void await(java.util.concurrent.Callable<Boolean> seen, Object what) {
        try {
            window.await(String.valueOf(what), seen);
        } catch (AssertionError e) {
            throw new AssertionError("instead there is " + messages(), e);
        }
    }

    Node node(String id) {
        return window.stage().getScene().lookup("#" + id);
    }

    boolean isPaused() {
        return window.ask(() -> model.paused().get());
    }

    /** Chooses from a menu what says so, or has that id. */
    void pick(String menu, String... way) {
        window.see(menu);
        window.ask(
                () -> {
                    MenuButton button = (MenuButton) node(menu);
                    button.show();
                    MenuItem at = find(button.getItems(), way[0]);
                    for (int step = 1; step < way.length; step++) {
                        at = find(((Menu) at).getItems(), way[step]);
                    }
                    button.hide();
                    at.fire();
                    return true;
                });
    }

    private static MenuItem find(List<MenuItem> items, String words) {
        return items.stream()
                .filter(
                        item ->
                                words.equals(item.getId())
                                        || item.getText() != null && item.getText().contains(words))
                .findFirst()
                .orElseThrow(
                        () ->
                                new AssertionError(
                                        words
                                                + " is not in "
                                                + items.stream().map(MenuItem::getText).toList()));
    }

    /** Presses a key while others are held, whoever hears it. */
    void press(KeyCode key, KeyCode... held) {
        window.ask(
                () -> {
                    Robot robot = new Robot();
                    Stream.of(held).forEach(robot::keyPress);
                    robot.keyType(key);
                    Stream.of(held).forEach(robot::keyRelease);
                    return true;
                });
    }

    /** Presses a key in the list of lines. */
    void inLines(KeyCode key, KeyCode... held) {
        window.focus("log-lines");
        press(key, held);
    }

    /** Turns the wheel; up if it is more than 0. */
    void wheel(double pixels) {
        window.ask(
                () -> {
                    Node lines = node("log-lines");
                    Event.fireEvent(lines, scroll(pixels));
                    return true;
                });
    }

    private static ScrollEvent scroll(double pixels) {
        return new ScrollEvent(
                ScrollEvent.SCROLL,
                100,
                100,
                100,
                100,
                false,
                false,
                false,
                false,
                false,
                false,
                0,
                pixels,
                0,
                pixels,
                ScrollEvent.HorizontalTextScrollUnits.NONE,
                0,
                ScrollEvent.VerticalTextScrollUnits.NONE,
                0,
                0,
                null);
    }

    /** Clicks on the row that has this in its message. */
    void clickOn(String message) {
        LogRow row = row(message);
        window.ask(
                () -> {
                    Robot mouse = new Robot();
                    mouse.mouseMove(middle(row));
                    mouse.mouseClick(MouseButton.PRIMARY);
                    return true;
                });
    }

    /** Pulls something with the mouse. */
    void drag(Node what, double down) {
        window.ask(
                () -> {
                    Robot mouse = new Robot();
                    Point2D from = middle(what);
                    mouse.mouseMove(from);
                    mouse.mousePress(MouseButton.PRIMARY);
                    mouse.mouseMove(from.add(0, down));
                    mouse.mouseRelease(MouseButton.PRIMARY);
                    return true;
                });
    }

    private static Point2D middle(Node node) {
        Bounds bounds = node.localToScreen(node.getLayoutBounds());
        return new Point2D(bounds.getCenterX(), bounds.getCenterY());
    }

    /** The messages of the lines that are chosen. */
    List<String> chosen() {
        return window.ask(
                () ->
                        ((LogView) node("log-lines"))
                                .chosen().get().stream()
                                        .flatMap(
                                                it ->
                                                        chosen(
                                                                model.look().get(),
                                                                it.first(),
                                                                it.last()))
                                        .toList());
    }

    private static Stream<String> chosen(Look look, long first, long last) {
        Matches lines = look.wanted().within(first, last + 1);
        return java.util.stream.LongStream.range(0, lines.count())
                .mapToObj(rank -> look.line(lines.numberAt(rank)).orElseThrow().message());
    }

    /** What is on the clipboard, once that many texts were copied. */
    String copied(int times) {
        window.await("a copy", () -> window.desktop().copied().size() == times);
        return window.desktop().copied().getLast();
    }

    @Override
    public void close() {
        window.ask(
                () -> {
                    model.close();
                    return true;
                });
        window.close();
        surprises.close();
        assertThat(surprises.all()).as("thrown").isEmpty();
    }
}
