package dev.slipway.cli;

import dev.slipway.engine.StopSignal;
import dev.slipway.traffic.Headroom;
import dev.slipway.traffic.Shift;
import dev.slipway.traffic.Shifted;
import dev.slipway.traffic.Traffic;

import picocli.CommandLine.Option;

/** Whether a shift waits for the tasks that it takes, where autoscaling can be had to keep them. */
final class RaiseOption {
    @Option(
            names = "--raise",
            description = {
                "Have autoscaling keep as many tasks as the share takes,",
                "and wait for them."
            })
    private boolean raise;

    Shifted shift(Traffic traffic, Shift shift, Terminal terminal) {
        if (!raise) {
            return traffic.shift(shift);
        }
        StopSignal stop = new StopSignal();
        try (Interrupts interrupts = Interrupts.watch(stop, terminal.err())) {
            return new Headroom(traffic).shift(shift, stop, terminal.err()::println);
        }
    }
}
