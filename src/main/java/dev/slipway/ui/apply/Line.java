package dev.slipway.ui.apply;

import dev.slipway.engine.Group;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import java.util.List;

/** A line in the list of a run. */
sealed interface Line permits Line.Section, Item {

    /** A heading, with how much under it is done. */
    record Section(Group group, List<Item> items, StringProperty count) implements Line {
        Section(Group group, List<Item> items) {
            this(group, List.copyOf(items), new SimpleStringProperty(""));
        }
    }
}
