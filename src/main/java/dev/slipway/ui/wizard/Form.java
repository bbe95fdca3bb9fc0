package dev.slipway.ui.wizard;

import dev.slipway.ui.common.FieldBox;

import javafx.beans.property.Property;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextInputControl;

/** Binds the fields of a layout to the values whose paths they name. */
record Form(Draft draft, Values values) {

    void bind(Parent layout) {
        for (Node node : layout.getChildrenUnmodifiable()) {
            if (node instanceof FieldBox box) {
                bind(box);
            }
            if (node instanceof Parent parent) {
                bind(parent);
            }
        }
    }

    private void bind(FieldBox box) {
        String path = values.path(box.getPath());
        Node control = box.getContent();
        control.setId(Places.id(path));
        box.setId(Places.id(path) + "-field");
        Value<?> value = values.get(box.getPath());
        if (value != null) {
            bind(control, value.property());
        }
        if (!box.getOffer().isEmpty()) {
            draft.watch(() -> box.offer(draft.proposed(path).map(it -> mend(value, it))));
        }
        control.focusWithinProperty()
                .addListener(
                        (_, _, inside) -> {
                            if (!inside) {
                                draft.touch(path);
                            }
                        });
        draft.watch(() -> box.show(draft.shown(path)));
    }

    @SuppressWarnings("unchecked") // what is proposed is a text, and so is what it is proposed for
    private static Runnable mend(Value<?> value, String proposed) {
        return () -> ((Value<String>) value).set(proposed);
    }

    @SuppressWarnings("unchecked") // a layout puts a control of the value's type into its field
    private static void bind(Node control, Property<?> value) {
        switch (control) {
            case TextInputControl text ->
                    text.textProperty().bindBidirectional((Property<String>) value);
            case ComboBox<?> choice ->
                    ((ComboBox<Object>) choice)
                            .valueProperty()
                            .bindBidirectional((Property<Object>) value);
            case CheckBox box ->
                    box.selectedProperty().bindBidirectional((Property<Boolean>) value);
            default -> {
                // A group of controls is bound by its controller.
            }
        }
    }
}
