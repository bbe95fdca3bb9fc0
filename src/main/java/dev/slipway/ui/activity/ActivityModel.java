package dev.slipway.ui.activity;

import dev.slipway.blueprint.Deployment;
import dev.slipway.engine.Failure;
import dev.slipway.engine.PastRun;
import dev.slipway.ui.common.Latest;
import dev.slipway.ui.common.Texts;
import dev.slipway.ui.common.Threads;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.util.List;
import java.util.function.Supplier;

/** The runs on a stack, as their journals tell them. */
final class ActivityModel {
    private final Texts texts;
    private final Supplier<Deployment> open;
    private final Latest reading;
    private final ReadOnlyObjectWrapper<Reading> reached =
            new ReadOnlyObjectWrapper<>(new Reading.Unread());

    /** How far the reading is. */
    sealed interface Reading {
        record Unread() implements Reading {}

        record Failed(Failure why) implements Reading {}

        /**
         * @param runs newest first
         */
        record Read(List<PastRun> runs) implements Reading {}
    }

    /**
     * @param open opens the deployment, in the background
     */
    ActivityModel(Texts texts, Threads threads, Supplier<Deployment> open) {
        this.texts = texts;
        this.open = open;
        this.reading = new Latest(threads);
    }

    ReadOnlyObjectProperty<Reading> reached() {
        return reached.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busy() {
        return reading.busy();
    }

    void read() {
        reading.ask(
                texts.get("activity.reading"),
                () -> open.get().past().reversed(),
                runs -> reached.set(new Reading.Read(runs)),
                why -> reached.set(new Reading.Failed(why)));
    }

    /** Lets go of what is under way. */
    void close() {
        reading.cancel();
    }
}
