package dev.slipway.ui.traffic;

import dev.slipway.stack.Colour;
import dev.slipway.traffic.Vitals;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableMap;

/** Puts what was counted on the cards, with charts of the same scale. */
record FiguresView(TrafficModel model, Map<Colour, ColourCard> cards) {
    /** A chart of no more than this many requests a second stays flat. */
    private static final double LEAST = 0.1;

    void show() {
        model.counting()
                .counts()
                .get()
                .ifPresent(
                        counts ->
                                model.readings()
                                        .seen()
                                        .get()
                                        .ifPresent(look -> show(counts, look)));
    }

    private void show(Counting.Counts counts, Look look) {
        Instant now = counts.at();
        Map<Colour, NavigableMap<Instant, Double>> rates = new EnumMap<>(Colour.class);
        for (Colour colour : Colour.values()) {
            rates.put(colour, Figures.rates(counts.of(colour), now.minus(Counting.SPAN), now));
        }
        double most =
                rates.values().stream()
                        .flatMap(each -> each.values().stream())
                        .reduce(LEAST, Math::max);
        cards.forEach(
                (colour, card) -> {
                    NavigableMap<Instant, Vitals> minutes = counts.of(colour);
                    card.show(
                            Figures.of(minutes, look.moved(colour), now),
                            rates.get(colour),
                            most,
                            now);
                });
    }
}
