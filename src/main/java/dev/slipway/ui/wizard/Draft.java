package dev.slipway.ui.wizard;

import dev.slipway.stack.Problem;
import dev.slipway.stack.Stack;
import dev.slipway.stack.StackValidator;

import javafx.beans.property.LongProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleLongProperty;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The stack that is being described, right or wrong, and all that is wrong with it. */
final class Draft {
    private final Places places = new Places();
    private final ReadOnlyObjectWrapper<Stack> stack;
    private final LongProperty revision = new SimpleLongProperty();
    private final Map<String, List<Problem>> notes = new LinkedHashMap<>();
    private Map<String, String> proposals = Map.of();
    private final Set<String> touched = new HashSet<>();
    private boolean tried;
    private List<Problem> problems = List.of();

    Draft(Stack start) {
        stack = new ReadOnlyObjectWrapper<>(start);
        judge();
    }

    ReadOnlyObjectProperty<Stack> stack() {
        return stack.getReadOnlyProperty();
    }

    Stack get() {
        return stack.get();
    }

    /** Runs something now, and whenever the problems or which of them are shown may be others. */
    void watch(Runnable look) {
        revision.addListener((_, _, _) -> look.run());
        look.run();
    }

    Places places() {
        return places;
    }

    void change(UnaryOperator<Stack> change) {
        Stack now = change.apply(stack.get());
        if (!now.equals(stack.get())) {
            stack.set(now);
            judge();
        }
    }

    /**
     * Reports what the stack alone does not tell, such as that its network does not exist.
     *
     * @param by who found it, which replaces what he found before; a field that reports on its own
     *     property goes by the property's path
     */
    void note(String by, List<Problem> found) {
        if (!found.equals(notes.getOrDefault(by, List.of()))) {
            notes.put(by, List.copyOf(found));
            judge();
        }
    }

    /** Values that would do in place of those that do not, by the paths of their fields. */
    void propose(Map<String, String> values) {
        if (!values.equals(proposals)) {
            proposals = Map.copyOf(values);
            revision.set(revision.get() + 1);
        }
    }

    /** What would do in place of a value with which something is wrong. */
    Optional<String> proposed(String field) {
        return Optional.ofNullable(proposals.get(field));
    }

    /** From now on the field shows what is wrong with it: the user has been there. */
    void touch(String field) {
        if (touched.add(field)) {
            revision.set(revision.get() + 1);
        }
    }

    /** From now on every field does: the user wants to finish. */
    void tryAll() {
        if (!tried) {
            tried = true;
            revision.set(revision.get() + 1);
        }
    }

    /** Everything wrong, in the order of the steps. */
    List<Problem> problems() {
        return problems;
    }

    List<Problem> problems(Step step) {
        return problems.stream().filter(it -> places.of(it.path()).step() == step).toList();
    }

    boolean hasErrors() {
        return problems.stream().anyMatch(Problem::isError);
    }

    /** What a field says is wrong with it; nothing before it was touched. */
    List<Problem> shown(String field) {
        return tried || touched.contains(field) ? at(field) : List.of();
    }

    /** What is wrong with a field. */
    List<Problem> at(String field) {
        return problems.stream()
                .filter(it -> places.of(it.path()).field().filter(field::equals).isPresent())
                .toList();
    }

    /** What is wrong with a step and not with a field of it. */
    List<Problem> general(Step step) {
        return problems(step).stream()
                .filter(it -> places.of(it.path()).field().isEmpty())
                .toList();
    }

    private void judge() {
        List<Problem> all = new ArrayList<>();
        notes.values().forEach(all::addAll);
        // What was typed could not even be put into the stack, so the stack's own value is moot.
        StackValidator.validate(stack.get()).stream()
                .filter(problem -> notes.getOrDefault(problem.path(), List.of()).isEmpty())
                .forEach(all::add);
        all.sort(
                Comparator.comparing((Problem it) -> places.of(it.path()).step())
                        .thenComparing(it -> !it.isError()));
        problems = List.copyOf(all);
        revision.set(revision.get() + 1);
    }
}
