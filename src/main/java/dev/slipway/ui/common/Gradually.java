package dev.slipway.ui.common;

import javafx.collections.ObservableList;

import java.util.List;

/** Fills the list of a control a few items a pulse, as the cells they need are slow to make. */
public final class Gradually<T> {
    private static final int A_PULSE = 2;

    private final ObservableList<T> list;
    private List<T> wanted = List.of();
    private Runnable whenFull = () -> {};

    public Gradually(ObservableList<T> list) {
        this.list = list;
    }

    /** What is in the list, or will be in a moment. */
    public List<T> wanted() {
        return wanted;
    }

    /** Empties the list and fills it, once the control around it is there. */
    public void anew(List<T> items) {
        List<T> begun = List.copyOf(items);
        wanted = begun;
        list.clear();
        AfterPulse.run(() -> goOn(begun));
    }

    /** Exchanges all items, for which there are cells already. */
    public void atOnce(List<T> items) {
        wanted = List.copyOf(items);
        list.setAll(wanted);
        full();
    }

    /** Does something once, as soon as all that is wanted is in the list. */
    public void whenFull(Runnable work) {
        whenFull = work;
        if (list.size() == wanted.size()) {
            full();
        }
    }

    private void goOn(List<T> items) {
        AfterPulse.run(
                () -> {
                    if (items == wanted && list.size() < items.size()) {
                        int from = list.size();
                        int to = Math.min(from + A_PULSE, items.size());
                        list.addAll(items.subList(from, to));
                        goOn(items);
                    } else if (items == wanted) {
                        full();
                    }
                });
    }

    private void full() {
        Runnable work = whenFull;
        whenFull = () -> {};
        work.run();
    }
}
