package dev.slipway.ui.logs;

import dev.slipway.logs.Origin;
import dev.slipway.logs.Search;
import dev.slipway.ui.common.Texts;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** How somebody likes lines to be shown. */
final class Taste {
    private final Texts texts;
    private final InstantSource time;
    private final BooleanProperty wrap = new SimpleBooleanProperty();
    private final ObjectProperty<Clock> clock = new SimpleObjectProperty<>(Clock.LOCAL);

    Taste(Texts texts, InstantSource time) {
        this.texts = texts;
        this.time = time;
    }

    BooleanProperty wrap() {
        return wrap;
    }

    ObjectProperty<Clock> clock() {
        return clock;
    }

    Stamps stamps() {
        return Stamps.here(texts, clock.get());
    }

    Dress dress(Optional<Search> highlight, ToIntFunction<Origin> writer) {
        Stamps stamps = stamps();
        // Long ago is told without parts of a second, and all lines of one moment alike.
        Instant now = time.instant();
        return new Dress(
                wrap.get(),
                at ->
                        clock.get() == Clock.RELATIVE
                                ? stamps.second(Instant.ofEpochMilli(at), now)
                                : stamps.milli(Instant.ofEpochMilli(at), now),
                0,
                0,
                highlight,
                writer);
    }
}
