package dev.slipway.cli;

import dev.slipway.blueprint.Deployment;
import dev.slipway.traffic.Traffic;

/** A command about the traffic of a stack. */
abstract class TrafficCommand extends StackCommand {
    static final int DONE = ShiftTold.DONE;
    static final int NOT_READY = ShiftTold.NOT_READY;
    static final int FOREIGN = ShiftTold.FOREIGN;

    TrafficCommand(Terminal terminal, Deployments deployments) {
        super(terminal, deployments);
    }

    @Override
    final int run(Deployment deployment) {
        return run(
                new Traffic(
                        deployment.stack(),
                        deployment.remembered(),
                        deployment.account(),
                        deployment.folder()));
    }

    abstract int run(Traffic traffic);
}
