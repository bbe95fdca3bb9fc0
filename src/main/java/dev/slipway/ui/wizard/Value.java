package dev.slipway.ui.wizard;

import dev.slipway.stack.Problem;
import dev.slipway.stack.Stack;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * One property of the stack as a field shows it. The stack is the truth: what is typed goes into
 * it, and the field follows when the stack changes elsewhere.
 */
final class Value<T> {
    private final Draft draft;
    private final String path;
    private final Function<Stack, T> get;
    private final ObjectProperty<T> property;
    private T seen;
    private boolean entering;

    private Value(
            Draft draft,
            String path,
            Function<Stack, T> get,
            Function<T, Function<Stack, Stack>> set) {
        this.draft = draft;
        this.path = path;
        this.get = get;
        this.seen = get.apply(draft.get());
        this.property = new SimpleObjectProperty<>(seen);
        property.addListener((_, _, now) -> enter(now, set));
        draft.stack().addListener((_, _, now) -> follow(get.apply(now)));
    }

    static <T> Value<T> of(
            Draft draft, String path, Function<Stack, T> get, BiFunction<Stack, T, Stack> set) {
        return new Value<>(draft, path, get, value -> stack -> set.apply(stack, value));
    }

    /** A number, typed as text. Text that is none is a problem and leaves the stack as it was. */
    static Value<String> number(
            Draft draft,
            String path,
            Function<Stack, Integer> get,
            BiFunction<Stack, Integer, Stack> set) {
        return new Value<>(
                draft,
                path,
                stack -> Integer.toString(get.apply(stack)),
                text -> {
                    boolean number = isNumber(text);
                    draft.note(path, number ? List.of() : List.of(notANumber(path, text)));
                    return number
                            ? stack -> set.apply(stack, Integer.parseInt(text.strip()))
                            : stack -> stack;
                });
    }

    /** A number that may be left away. */
    static Value<String> optionalNumber(
            Draft draft,
            String path,
            Function<Stack, OptionalInt> get,
            BiFunction<Stack, OptionalInt, Stack> set) {
        return new Value<>(
                draft,
                path,
                stack -> {
                    OptionalInt number = get.apply(stack);
                    return number.isPresent() ? Integer.toString(number.getAsInt()) : "";
                },
                text -> {
                    boolean fits = text.isBlank() || isNumber(text);
                    draft.note(path, fits ? List.of() : List.of(notANumber(path, text)));
                    OptionalInt number =
                            isNumber(text)
                                    ? OptionalInt.of(Integer.parseInt(text.strip()))
                                    : OptionalInt.empty();
                    return fits ? stack -> set.apply(stack, number) : stack -> stack;
                });
    }

    private static boolean isNumber(String text) {
        return text.strip().matches("-?\\d{1,9}");
    }

    private static Problem notANumber(String path, String text) {
        return Problem.error(
                path,
                text.isBlank() ? "The number is missing." : "This is not a number.",
                "Write digits only.");
    }

    String path() {
        return path;
    }

    ObjectProperty<T> property() {
        return property;
    }

    T get() {
        return property.get();
    }

    void set(T value) {
        property.set(value);
    }

    /** What the stack has, even while the control has no choice. */
    T described() {
        return get.apply(draft.get());
    }

    /** The control lost its choice. */
    void restore() {
        property.set(described());
    }

    private void enter(T now, Function<T, Function<Stack, Stack>> set) {
        // A list of choices that is being exchanged has no choice for a moment.
        if (now == null) {
            return;
        }
        entering = true;
        draft.change(stack -> set.apply(now).apply(stack));
        entering = false;
        seen = get.apply(draft.get());
    }

    /** What is being typed is left alone, even where the stack has it in another form. */
    private void follow(T now) {
        if (!entering && !Objects.equals(now, seen)) {
            seen = now;
            property.set(now);
        }
    }
}
