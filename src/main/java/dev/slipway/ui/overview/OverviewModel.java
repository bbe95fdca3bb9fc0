package dev.slipway.ui.overview;

import dev.slipway.blueprint.Deployment;
import dev.slipway.blueprint.ServiceHealth;
import dev.slipway.engine.Entry;
import dev.slipway.engine.Failure;
import dev.slipway.engine.Plan;
import dev.slipway.engine.Verb;
import dev.slipway.ui.common.Latest;
import dev.slipway.ui.common.Texts;
import dev.slipway.ui.common.Threads;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What is known of a stack that stands, and what a look at the account adds. */
final class OverviewModel {
    private final Texts texts;
    private final Supplier<Deployment> open;
    private final Latest remembering;
    private final Latest asking;
    private final Latest checking;
    private final ObjectProperty<List<Status>> resources = new SimpleObjectProperty<>(List.of());
    private final ObjectProperty<List<ServiceHealth>> health =
            new SimpleObjectProperty<>(List.of());
    private final ObjectProperty<Map<String, String>> outputs =
            new SimpleObjectProperty<>(Map.of());
    private final ObjectProperty<Optional<Verb>> unfinished =
            new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Instant>> checked =
            new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Failure>> failure =
            new SimpleObjectProperty<>(Optional.empty());

    /** Whether a comparison was asked for and has not been made yet. */
    private boolean wanted;

    private record Memory(
            List<Status> resources, Map<String, String> outputs, Optional<Verb> unfinished) {}

    private record Look(Plan plan, Map<String, String> outputs, Instant at) {}

    OverviewModel(Texts texts, Threads threads, Supplier<Deployment> open) {
        this.texts = texts;
        this.open = open;
        this.remembering = new Latest(threads);
        this.asking = new Latest(threads);
        this.checking = new Latest(threads);
    }

    ObjectProperty<List<Status>> resources() {
        return resources;
    }

    ObjectProperty<List<ServiceHealth>> health() {
        return health;
    }

    ObjectProperty<Map<String, String>> outputs() {
        return outputs;
    }

    /** What an earlier run was meant to do, if it did not come to its end. */
    ObjectProperty<Optional<Verb>> unfinished() {
        return unfinished;
    }

    /** When the account was compared last. */
    ObjectProperty<Optional<Instant>> checked() {
        return checked;
    }

    ObjectProperty<Optional<Failure>> failure() {
        return failure;
    }

    ReadOnlyBooleanProperty checking() {
        return checking.busy();
    }

    ReadOnlyBooleanProperty asking() {
        return asking.busy();
    }

    /** Shows what is remembered, and asks how the services fare. */
    void open() {
        remembering.ask(
                texts.get("overview.reading"),
                () -> {
                    Deployment deployment = open.get();
                    return new Memory(
                            deployment.remembered().entries().values().stream()
                                    .filter(Entry::ours)
                                    .map(entry -> Status.of(entry, deployment.title(entry)))
                                    .toList(),
                            deployment.outputs(),
                            deployment.unfinished());
                },
                this::remember,
                this::failed);
        ask();
    }

    private void remember(Memory memory) {
        if (checked.get().isEmpty()) {
            resources.set(memory.resources());
        }
        outputs.set(memory.outputs());
        unfinished.set(memory.unfinished());
    }

    /** Asks how the services fare. */
    void ask() {
        asking.ask(
                texts.get("overview.asking"), () -> open.get().health(), health::set, this::failed);
    }

    /** Compares the account with what is described, property by property. */
    void check() {
        wanted = true;
        failure.set(Optional.empty());
        checking.ask(
                texts.get("overview.checking"),
                () -> {
                    Deployment deployment = open.get();
                    Plan plan = deployment.plan(Verb.APPLY);
                    return new Look(plan, deployment.outputs(), Instant.now());
                },
                look -> {
                    resources.set(Status.of(look.plan()));
                    outputs.set(look.outputs());
                    checked.set(Optional.of(look.at()));
                    wanted = false;
                    look.plan().conflicts().stream().findFirst().ifPresent(this::failed);
                },
                this::failed);
        ask();
    }

    /** Does once more what could not be done. */
    void again() {
        failure.set(Optional.empty());
        open();
        if (wanted) {
            check();
        }
    }

    /** What is asked at the same time fails for the same reason; that is told once. */
    private void failed(Failure why) {
        if (failure.get().filter(before -> before.cause().equals(why.cause())).isEmpty()) {
            failure.set(Optional.of(why));
        }
    }

    /** How many resources are not as they should be. */
    long unwell() {
        return resources.get().stream().filter(each -> !each.state().isWell()).count();
    }

    /** Lets go of what is under way. */
    void close() {
        remembering.cancel();
        asking.cancel();
        checking.cancel();
    }
}
