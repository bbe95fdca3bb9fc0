package dev.slipway.ui.wizard;

import dev.slipway.stack.Colour;
import dev.slipway.stack.Problem;
import dev.slipway.stack.Secret;
import dev.slipway.stack.Service;
import dev.slipway.stack.Stack;
import dev.slipway.ui.common.SecretValues;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The secrets of one colour. What is typed as a value goes nowhere but into {@link SecretValues}: a
 * stack, and so a draft, knows names only.
 */
final class Secrets implements RowsView.Rows<Secrets.Row> {
    /** Asks for the value of a secret. */
    @FunctionalInterface
    interface Asking {
        Problem problem(String path, String name);
    }

    /** A secret that is being typed. */
    static final class Row {
        private final StringProperty name = new SimpleStringProperty("");
        private final BooleanProperty existing = new SimpleBooleanProperty();
        private final StringProperty arn = new SimpleStringProperty("");
        private final StringProperty value = new SimpleStringProperty("");

        StringProperty name() {
            return name;
        }

        /** Whether it is in AWS already and has an ARN. */
        BooleanProperty existing() {
            return existing;
        }

        StringProperty arn() {
            return arn;
        }

        StringProperty value() {
            return value;
        }

        private Secret secret() {
            return existing.get()
                    ? new Secret.ExistingSecret(name.get(), arn.get())
                    : new Secret.ManagedSecret(name.get());
        }
    }

    private final Draft draft;
    private final Colour colour;
    private final SecretValues values;
    private final Optional<Asking> asking;
    private final String path;
    private final ObservableList<Row> rows = FXCollections.observableArrayList();
    private boolean entering;

    /**
     * @param asking what to say of a value that nobody typed; empty where none is needed
     */
    Secrets(Draft draft, Colour colour, SecretValues values, Optional<Asking> asking) {
        this.draft = draft;
        this.colour = colour;
        this.values = values;
        this.asking = asking;
        this.path = "services." + colour.key() + ".container.secrets";
        follow(secrets(draft.get()));
        draft.stack().addListener((_, _, now) -> follow(secrets(now)));
        noteMissing();
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
        rows.add(row(new Secret.ManagedSecret("")));
        enter();
    }

    @Override
    public void remove(Row row) {
        rows.remove(row);
        values.forget(row.name().get());
        enter();
    }

    private Row row(Secret secret) {
        Row row = new Row();
        row.name.set(secret.name());
        row.existing.set(secret instanceof Secret.ExistingSecret);
        if (secret instanceof Secret.ExistingSecret known) {
            row.arn.set(known.arn());
        }
        values.of(secret.name()).ifPresent(row.value::set);
        row.name.addListener(
                (_, before, _) -> {
                    values.forget(before);
                    keep(row);
                });
        row.value.addListener((_, _, _) -> keep(row));
        row.existing.addListener((_, _, _) -> keep(row));
        row.arn.addListener((_, _, _) -> enter());
        return row;
    }

    private void keep(Row row) {
        if (row.existing.get() || row.value.get().isEmpty() || row.name.get().isBlank()) {
            values.forget(row.name.get());
        } else {
            values.put(row.name.get(), row.value.get());
        }
        enter();
    }

    private void enter() {
        entering = true;
        draft.change(stack -> with(stack, given()));
        entering = false;
        noteMissing();
    }

    private void noteMissing() {
        List<Problem> problems = new ArrayList<>();
        for (int index = 0; index < rows.size(); index++) {
            Row row = rows.get(index);
            String at = path + "[" + index + "].value";
            if (!row.existing.get() && values.of(row.name.get()).isEmpty()) {
                asking.map(it -> it.problem(at, row.name.get())).ifPresent(problems::add);
            }
        }
        draft.note(path, problems);
    }

    private List<Secret> given() {
        return rows.stream().map(Row::secret).toList();
    }

    private void follow(List<Secret> now) {
        if (!entering && !now.equals(given())) {
            rows.setAll(now.stream().map(this::row).toList());
            noteMissing();
        }
    }

    private List<Secret> secrets(Stack stack) {
        return stack.service(colour).container().secrets();
    }

    private Stack with(Stack stack, List<Secret> secrets) {
        Service service = stack.service(colour);
        return stack.withService(
                colour, service.withContainer(service.container().withSecrets(secrets)));
    }
}
