package dev.slipway.ui.traffic;

import dev.slipway.engine.Failure;
import dev.slipway.logs.Filter.Where;
import dev.slipway.stack.Colour;
import dev.slipway.stack.Stack;

import java.util.Optional;

/** A page that stands alone. */
final class Nowhere implements TrafficController.Ways {
    @Override
    public void deploy(Stack stack, Colour colour, Optional<String> forced) {}

    @Override
    public void logs(Stack stack, Where where) {}

    @Override
    public void loginNeeded(Failure failure, Runnable again) {}
}
