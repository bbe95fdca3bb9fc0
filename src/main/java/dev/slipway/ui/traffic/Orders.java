package dev.slipway.ui.traffic;

import dev.slipway.traffic.Canary;

/** What a canary under way can be told; it hears of it within a second. */
record Orders(Runnable pause, Runnable proceed, Runnable handOver, Runnable abort, Runnable leave) {
    static Orders to(Canary canary) {
        return new Orders(
                canary::pause, canary::proceed, canary::handOver, canary::abort, canary::leave);
    }
}
