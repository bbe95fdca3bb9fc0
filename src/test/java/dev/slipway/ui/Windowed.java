package dev.slipway.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.ui.common.Desktop;
import dev.slipway.ui.common.Dialogs;
import dev.slipway.ui.common.Kit;
import dev.slipway.ui.common.Page;
import dev.slipway.ui.common.Texts;
import dev.slipway.ui.common.Theme;
import dev.slipway.ui.common.Threads;

import javafx.animation.AnimationTimer;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionModel;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;

import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.Function;

/** A window that shows one page after the other, and a hand that works in it. */
public final class Windowed implements AutoCloseable {
    private static final int WIDTH = 980;
    private static final int HEIGHT = 900;
    private static final int PATIENCE = 120;

    private final FakeDesktop desktop = new FakeDesktop();
    private final FxRobot robot = new FxRobot();
    private BorderPane frame;
    private Stage stage;
    private Theme theme;
    private Kit kit;

    /** A window that shows whatever page it is given. */
    public Windowed() {
        open((_, _) -> pages());
    }

    /**
     * A whole window.
     *
     * @param root makes what is in it, on the window's thread
     */
    public Windowed(BiFunction<Desktop, Theme, Parent> root) {
        open(root);
    }

    private void open(BiFunction<Desktop, Theme, Parent> root) {
        try {
            FxToolkit.registerPrimaryStage();
            FxToolkit.setupStage(stage -> open(stage, root));
        } catch (TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    private Parent pages() {
        Texts texts = Texts.english();
        kit = new Kit(texts, Threads.real(), desktop, new Dialogs(texts));
        frame = new BorderPane();
        return new StackPane(frame, kit.dialogs().node());
    }

    private void open(Stage stage, BiFunction<Desktop, Theme, Parent> root) {
        this.stage = stage;
        theme = new Theme();
        Scene scene = new Scene(root.apply(desktop, theme), WIDTH, HEIGHT);
        theme.dress(scene);
        stage.setScene(scene);
        stage.show();
        // The stage is the same in all tests, and keeps the size that the last one gave it.
        stage.sizeToScene();
        stage.centerOnScreen();
        // Where another window was open last, keys and clicks would go nowhere.
        stage.requestFocus();
    }

    public Stage stage() {
        return stage;
    }

    /** Makes the window light or dark. */
    public void appear(Theme.Appearance appearance) {
        robot.interact(() -> theme.appearance().set(appearance));
    }

    /** Waits until so many frames were drawn. */
    public void frames(int number) {
        CountDownLatch drawn = new CountDownLatch(number);
        AnimationTimer count =
                new AnimationTimer() {
                    @Override
                    public void handle(long now) {
                        drawn.countDown();
                    }
                };
        robot.interact(count::start);
        try {
            assertThat(drawn.await(PATIENCE, TimeUnit.SECONDS)).as("frames").isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        robot.interact(count::stop);
    }

    public FakeDesktop desktop() {
        return desktop;
    }

    public Kit kit() {
        return kit;
    }

    /** Makes a page on the window's thread and shows it. */
    public <P extends Page> P show(Function<Kit, P> page) {
        return ask(
                () -> {
                    P made = page.apply(kit);
                    frame.setCenter(made.node());
                    return made;
                });
    }

    /** Waits until there is a node that can be seen. */
    public void see(String id) {
        await(id, () -> robot.lookup("#" + id).queryAll().stream().anyMatch(this::isVisible));
    }

    private boolean isVisible(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return node.getScene() != null;
    }

    public boolean sees(String id) {
        return ask(() -> robot.lookup("#" + id).queryAll().stream().anyMatch(this::isVisible));
    }

    /** Waits until a label or a button says something. */
    public void see(String id, String text) {
        await(id + ": " + text, () -> sees(id) && text(id).contains(text));
    }

    public String text(String id) {
        return ask(
                () ->
                        switch (robot.lookup("#" + id).queryAll().stream()
                                .filter(this::isVisible)
                                .findFirst()
                                .orElseThrow()) {
                            case Labeled labeled -> labeled.getText();
                            case TextInputControl field -> field.getText();
                            case Node other -> other.getAccessibleText();
                        });
    }

    /** Clicks a button once it can be clicked. */
    public void click(String id) {
        await(
                "a button " + id,
                () ->
                        robot.lookup("#" + id).queryAll().stream()
                                .anyMatch(node -> isVisible(node) && !node.isDisabled()));
        robot.interact(
                () ->
                        robot.lookup("#" + id).queryAllAs(ButtonBase.class).stream()
                                .filter(this::isVisible)
                                .findFirst()
                                .orElseThrow()
                                .fire());
    }

    /** Presses a key, whoever hears it. */
    public void press(KeyCode key) {
        robot.interact(() -> new Robot().keyType(key));
    }

    /** Puts the focus on a node, once it can have it. */
    public void focus(String id) {
        await(
                id + " to have the focus",
                () -> {
                    Node node = robot.lookup("#" + id).query();
                    node.requestFocus();
                    return node.isFocused();
                });
    }

    /** Clicks so far from the upper left corner, whatever is there. */
    public void clickAt(double x, double y) {
        robot.interact(
                () -> {
                    Robot mouse = new Robot();
                    mouse.mouseMove(stage.getX() + x, stage.getY() + y);
                    mouse.mouseClick(MouseButton.PRIMARY);
                });
    }

    public ButtonBase button(String id) {
        return robot.lookup("#" + id).queryAs(ButtonBase.class);
    }

    /** What stands on a failure's card beside its cause. */
    public List<String> evidence() {
        return ask(
                () ->
                        robot.lookup("#failure .evidence .mono").queryAllAs(Label.class).stream()
                                .map(Label::getText)
                                .toList());
    }

    /** What all labels say that stand in something. */
    public List<String> words(String id) {
        return ask(
                () ->
                        robot.lookup("#" + id + " .label").queryAllAs(Label.class).stream()
                                .map(Label::getText)
                                .toList());
    }

    public void type(String id, String text) {
        see(id);
        robot.interact(() -> robot.lookup("#" + id).queryAs(TextInputControl.class).setText(text));
    }

    /** Chooses from a list or a box, once there is something whose description has these words. */
    public void choose(String id, String words) {
        await(words + " in " + id, () -> sees(id) && selection(id, words));
    }

    private boolean selection(String id, String words) {
        return switch (robot.lookup("#" + id).query()) {
            case ListView<?> list -> select(list.getItems(), list.getSelectionModel(), words);
            case ComboBox<?> box -> select(box.getItems(), box.getSelectionModel(), words);
            default -> throw new IllegalArgumentException("nothing to choose from: " + id);
        };
    }

    private static boolean select(List<?> items, SelectionModel<?> selection, String words) {
        for (int at = 0; at < items.size(); at++) {
            if (items.get(at).toString().contains(words)) {
                selection.select(at);
                return true;
            }
        }
        return false;
    }

    public <T> T ask(Callable<T> question) {
        return WaitForAsyncUtils.waitForAsyncFx(PATIENCE * 1000L, question);
    }

    public void await(String what, Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(PATIENCE, TimeUnit.SECONDS, () -> ask(condition));
        } catch (TimeoutException e) {
            throw new AssertionError("there was never " + what, e);
        }
    }

    @Override
    public void close() {
        try {
            FxToolkit.cleanupStages();
        } catch (TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }
}
