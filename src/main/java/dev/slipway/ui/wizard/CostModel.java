package dev.slipway.ui.wizard;

import dev.slipway.blueprint.Cost;
import dev.slipway.blueprint.Prices;
import dev.slipway.stack.CapacitySplit;
import dev.slipway.stack.Colour;
import dev.slipway.stack.Stack;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What the stack as it is described would cost. */
final class CostModel {
    private static final CapacitySplit HALF = new CapacitySplit(1, 1, 1);
    private static final double WORTH_SAYING = 1;

    private final Prices prices;
    private final Draft draft;
    private final ReadOnlyObjectWrapper<Cost> cost = new ReadOnlyObjectWrapper<>();

    CostModel(Draft draft, Prices prices) {
        this.draft = draft;
        this.prices = prices;
        cost.set(Cost.of(draft.get(), prices));
        draft.stack().addListener((_, _, now) -> cost.set(Cost.of(now, prices)));
    }

    Draft draft() {
        return draft;
    }

    ReadOnlyObjectProperty<Cost> cost() {
        return cost.getReadOnlyProperty();
    }

    /** What half of the tasks on Spot would save a month; 0 if that is nothing worth saying. */
    double savedBySpot() {
        Stack half = draft.get();
        for (Colour colour : Colour.values()) {
            if (half.service(colour).capacity().spotWeight() == 0) {
                half = half.withService(colour, half.service(colour).withCapacity(HALF));
            }
        }
        double saved = cost.get().monthlyUsd() - Cost.of(half, prices).monthlyUsd();
        return saved < WORTH_SAYING ? 0 : saved;
    }
}
