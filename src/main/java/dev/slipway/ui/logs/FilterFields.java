package dev.slipway.ui.logs;

import dev.slipway.logs.Filter;
import dev.slipway.logs.Filter.Where;
import dev.slipway.logs.Source;
import dev.slipway.stack.Stack;
import dev.slipway.ui.common.Kit;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.TextField;

import java.util.List;
import java.util.stream.Stream;

/** What one says which lines are to be shown with. */
final class FilterFields {
    private final SourceChips chips;
    private final SearchBox include;
    private final SearchBox exclude;
    private final LevelBox level;
    private final ReadOnlyObjectWrapper<Filter> filter = new ReadOnlyObjectWrapper<>(Filter.ALL);

    /**
     * @param start whose lines are shown at first
     */
    FilterFields(Kit kit, Stack stack, Where start) {
        this.chips = new SourceChips(kit, stack, Source.of(stack), start);
        this.include = new SearchBox(kit, "filter");
        this.exclude = new SearchBox(kit, "exclude");
        this.level = new LevelBox(kit);
        Stream.of(chips.where(), include.search(), exclude.search(), level.valueProperty())
                .forEach(each -> each.subscribe(this::read));
        read();
    }

    ReadOnlyObjectProperty<Filter> filter() {
        return filter.getReadOnlyProperty();
    }

    SourceChips chips() {
        return chips;
    }

    /** The boxes for texts. */
    List<SearchBox> boxes() {
        return List.of(include, exclude);
    }

    Node level() {
        return level;
    }

    /** Where one types what lines are to have. */
    TextField field() {
        return include.field();
    }

    /** Lets all lines pass. */
    void clear() {
        include.clear();
        exclude.clear();
        level.clear();
        chips.where().set(Where.ANYWHERE);
    }

    private void read() {
        filter.set(
                new Filter(
                        chips.where().get(),
                        include.search().get().stream().toList(),
                        exclude.search().get().stream().toList(),
                        level.least()));
    }
}
