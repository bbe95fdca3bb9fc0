package dev.slipway.ui.wizard;

import dev.slipway.stack.Stack;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Names with values, in the order in which they were added. */
final class Pairs implements RowsView.Rows<Pairs.Row> {
    /** One name with its value. */
    record Pair(String name, String value) {
        boolean isBlank() {
            return name.isBlank() && value.isBlank();
        }
    }

    /** A pair that is being typed. */
    static final class Row {
        private final StringProperty name;
        private final StringProperty value;

        private Row(Pair pair) {
            name = new SimpleStringProperty(pair.name());
            value = new SimpleStringProperty(pair.value());
        }

        StringProperty name() {
            return name;
        }

        StringProperty value() {
            return value;
        }

        private Pair pair() {
            return new Pair(name.get(), value.get());
        }
    }

    private final Draft draft;
    private final String path;
    private final BiFunction<Stack, List<Pair>, Stack> set;
    private final ObservableList<Row> rows = FXCollections.observableArrayList();
    private boolean entering;

    /**
     * @param path of the property that holds the pairs
     */
    Pairs(
            Draft draft,
            String path,
            Function<Stack, List<Pair>> get,
            BiFunction<Stack, List<Pair>, Stack> set) {
        this.draft = draft;
        this.path = path;
        this.set = set;
        follow(get.apply(draft.get()));
        draft.stack().addListener((_, _, now) -> follow(get.apply(now)));
    }

    @Override
    public ObservableList<Row> rows() {
        return rows;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public void add() {
        rows.add(row(new Pair("", "")));
    }

    @Override
    public void remove(Row row) {
        rows.remove(row);
        enter();
    }

    private Row row(Pair pair) {
        Row row = new Row(pair);
        row.name().addListener((_, _, _) -> enter());
        row.value().addListener((_, _, _) -> enter());
        return row;
    }

    private void enter() {
        entering = true;
        draft.change(stack -> set.apply(stack, given()));
        entering = false;
    }

    private List<Pair> given() {
        return rows.stream().map(Row::pair).filter(pair -> !pair.isBlank()).toList();
    }

    private void follow(List<Pair> now) {
        if (!entering && !now.equals(given())) {
            rows.setAll(now.stream().map(this::row).toList());
        }
    }
}
