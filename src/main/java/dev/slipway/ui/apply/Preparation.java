package dev.slipway.ui.apply;

import dev.slipway.aws.AwsErrors;
import dev.slipway.blueprint.Deployment;
import dev.slipway.engine.Engine;
import dev.slipway.engine.Failure;
import dev.slipway.engine.Options;
import dev.slipway.engine.Plan;

import java.util.function.Function;
import java.util.function.Predicate;

/** Takes a stack once more and plans what is left to do. Takes its time. */
record Preparation(
        Intent intent,
        Deployment deployment,
        Options options,
        Function<Engine.Run, Plan> planner,
        Predicate<Plan> agreed) {

    /** What came of it. Only {@link Ready} has hold of the stack. */
    sealed interface Result {
        record Ready(Job job) implements Result {}

        /** There is something to do by now that was not agreed to. */
        record More() implements Result {}

        record Refused(Failure why) implements Result {}
    }

    /**
     * @param doing what is being done, as a failure is to call it
     */
    Result prepare(String doing) {
        try {
            Engine.Run held = deployment.begin();
            try {
                Plan plan = planner.apply(held);
                if (agreed.test(plan)) {
                    return new Result.Ready(Job.of(intent, deployment, held, plan, options));
                }
                held.close();
                return new Result.More();
            } catch (RuntimeException e) {
                held.close();
                throw e;
            }
        } catch (RuntimeException e) {
            return new Result.Refused(AwsErrors.explain(doing, e));
        }
    }
}
