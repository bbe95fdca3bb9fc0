package dev.slipway.ui.logs;

import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

import java.util.Optional;

/** What keys, the wheel and the mouse do in the list of lines. */
final class LogKeys {
    private final LogView view;
    private boolean choosing;

    LogKeys(LogView view) {
        this.view = view;
        view.addEventHandler(ScrollEvent.SCROLL, this::scroll);
        view.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        view.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        view.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    private void scroll(ScrollEvent event) {
        if (event.getDeltaY() != 0 && !event.isShiftDown()) {
            view.scrollBy(-event.getDeltaY());
        } else {
            view.scrollAcross(-event.getDeltaX() - (event.isShiftDown() ? event.getDeltaY() : 0));
        }
        event.consume();
    }

    private void press(MouseEvent event) {
        choosing = view.isOnLines(event.getX(), event.getY());
        if (!choosing) {
            return;
        }
        view.requestFocus();
        Optional<Long> line = view.lineAt(event.getY());
        if (line.isEmpty()) {
            return;
        }
        boolean kept =
                event.getButton() != MouseButton.PRIMARY
                        && view.chosen().get().filter(it -> it.contains(line.get())).isPresent();
        if (!kept) {
            choose(line.get(), event.isShiftDown());
        }
    }

    private void drag(MouseEvent event) {
        if (!choosing || event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        if (event.getY() < 0) {
            view.scrollBy(event.getY());
        } else if (event.getY() > view.getHeight()) {
            view.scrollBy(event.getY() - view.getHeight());
        }
        view.lineAt(event.getY()).ifPresent(line -> choose(line, true));
    }

    private void choose(long line, boolean extended) {
        Optional<Chosen> before = view.chosen().get();
        view.reveal(line);
        view.chosen()
                .set(
                        Optional.of(
                                before.filter(_ -> extended)
                                        .map(it -> it.extendedTo(line))
                                        .orElseGet(() -> Chosen.only(line))));
    }

    private void key(KeyEvent event) {
        boolean extended = event.isShiftDown();
        switch (event.getCode()) {
            case UP, KP_UP -> step(-1, extended);
            case DOWN, KP_DOWN -> step(1, extended);
            case PAGE_UP -> step(-view.page(), extended);
            case PAGE_DOWN -> step(view.page(), extended);
            case HOME -> step(Integer.MIN_VALUE, extended);
            case END -> {
                view.chosen().set(Optional.empty());
                view.toEnd();
            }
            case LEFT, KP_LEFT -> view.scrollAcross(-1);
            case RIGHT, KP_RIGHT -> view.scrollAcross(1);
            case A -> {
                if (!event.isShortcutDown()) {
                    return;
                }
                all();
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void step(int lines, boolean extended) {
        Matches wanted = view.look().wanted();
        if (wanted.count() == 0) {
            return;
        }
        long from =
                view.chosen()
                        .get()
                        .map(it -> wanted.rankOf(it.caret()))
                        .orElseGet(() -> view.startOfSteps(lines));
        long to = Math.clamp(from + lines, 0, wanted.count() - 1);
        choose(wanted.numberAt(to), extended);
    }

    private void all() {
        Matches wanted = view.look().wanted();
        if (wanted.count() > 0) {
            view.stay();
            view.chosen()
                    .set(
                            Optional.of(
                                    new Chosen(
                                            wanted.numberAt(0),
                                            wanted.numberAt(wanted.count() - 1))));
        }
    }
}
