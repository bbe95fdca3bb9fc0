package dev.slipway.ui.apply;

import dev.slipway.engine.Failure;
import dev.slipway.logs.Filter.Where;
import dev.slipway.stack.Stack;

/** A page that stands alone. */
final class Nowhere implements RunController.Ways {
    @Override
    public void overview(Stack stack) {}

    @Override
    public void traffic(Stack stack) {}

    @Override
    public void logs(Stack stack, Where where) {}

    @Override
    public void edit(Intent intent) {}

    @Override
    public void gone(Stack stack) {}

    @Override
    public void review(Intent intent) {}

    @Override
    public void loginNeeded(Failure failure, Runnable again) {}
}
