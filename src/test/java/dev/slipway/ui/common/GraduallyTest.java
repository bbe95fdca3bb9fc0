package dev.slipway.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.ui.Windowed;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A list that is filled over some pulses has in the end what was wanted last, and in order. */
class GraduallyTest {
    private static final int FRAMES = 40;
    private static final List<Integer> NUMBERS = IntStream.range(0, 50).boxed().toList();

    private final Windowed window = new Windowed();
    private final ObservableList<Integer> list = FXCollections.observableArrayList();
    private final Gradually<Integer> filling = new Gradually<>(list);

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void isFilledInOrderAndNotAllAtOnce() {
        List<Integer> sizes = new ArrayList<>();
        window.ask(
                () -> {
                    list.subscribe(() -> sizes.add(list.size()));
                    filling.anew(NUMBERS);
                    assertThat(list).isEmpty();
                    assertThat(filling.wanted()).isEqualTo(NUMBERS);
                    return true;
                });
        window.await("the whole list", () -> list.equals(NUMBERS));
        assertThat(sizes).hasSizeGreaterThan(10).isSorted();
    }

    @Test
    void aNewerWishWinsOverOneThatIsUnderWay() {
        window.ask(
                () -> {
                    filling.anew(NUMBERS);
                    filling.anew(List.of(7, 8));
                    return true;
                });
        window.frames(FRAMES);
        assertThat(list).containsExactly(7, 8);
    }

    @Test
    void whatIsWantedAtOnceIsThereAndStays() {
        window.ask(
                () -> {
                    filling.anew(NUMBERS);
                    filling.atOnce(List.of(9));
                    assertThat(list).containsExactly(9);
                    return true;
                });
        window.frames(FRAMES);
        assertThat(list).containsExactly(9);
    }

    @Test
    void whatIsToBeDoneWithAWholeListIsDoneOnce() {
        List<Integer> sizes = new ArrayList<>();
        window.ask(
                () -> {
                    filling.anew(NUMBERS);
                    filling.whenFull(() -> sizes.add(list.size()));
                    return true;
                });
        window.await("the whole list", () -> !sizes.isEmpty());
        window.ask(
                () -> {
                    filling.atOnce(List.of(1));
                    filling.whenFull(() -> sizes.add(list.size()));
                    return true;
                });
        assertThat(sizes).containsExactly(NUMBERS.size(), 1);
    }

    @Test
    void itIsDoneAlsoIfAllIsExchangedMeanwhile() {
        List<Integer> sizes = new ArrayList<>();
        window.ask(
                () -> {
                    filling.anew(NUMBERS);
                    filling.whenFull(() -> sizes.add(list.size()));
                    filling.atOnce(List.of(7, 8));
                    return true;
                });
        assertThat(sizes).containsExactly(2);
    }
}
