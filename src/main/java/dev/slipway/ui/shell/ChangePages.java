package dev.slipway.ui.shell;

import dev.slipway.blueprint.Deployment;
import dev.slipway.engine.Failure;
import dev.slipway.engine.Verb;
import dev.slipway.logs.Filter.Where;
import dev.slipway.stack.Colour;
import dev.slipway.stack.Service;
import dev.slipway.stack.Stack;
import dev.slipway.ui.apply.Intent;
import dev.slipway.ui.apply.Job;
import dev.slipway.ui.apply.NewRelease;
import dev.slipway.ui.apply.ReviewController;
import dev.slipway.ui.apply.RunController;
import dev.slipway.ui.apply.WholeStack;
import dev.slipway.ui.common.Kit;
import dev.slipway.ui.common.Page;
import dev.slipway.ui.wizard.ReleaseController;

import java.util.Optional;

/** The pages of a change to a stack, from what is wanted over its plan to its end. */
final class ChangePages {
    private final Kit kit;
    private final Frame frame;
    private final Ways ways;
    private Optional<RunController> run = Optional.empty();

    /** Where they lead, and what they need of the stack's other pages. */
    interface Ways {
        Deployment open(Stack stack);

        /** Marks where one is. */
        void places(Stack stack, Place here);

        void overview(Stack stack);

        void traffic(Stack stack);

        /** To what some of its containers write. */
        void logs(Stack stack, Where where);

        /** Into the wizard. */
        void describe(Stack stack);

        /** To what there is, when nothing of the stack is left. */
        void start();

        void loginNeeded(Failure failure, Runnable again);
    }

    ChangePages(Kit kit, Frame frame, Ways ways) {
        this.kit = kit;
        this.frame = frame;
        this.ways = ways;
    }

    /** What is being changed at the moment. */
    Optional<RunController> running() {
        return run.filter(RunController::isRunning);
    }

    /** Whether a page is of a run that one can still go on with or undo. */
    boolean isUnfinished(Page page) {
        return run.filter(one -> one == page && one.isUnfinished()).isPresent();
    }

    private Optional<RunController> unfinished(Stack stack) {
        return run.filter(RunController::isUnfinished)
                .filter(page -> page.stack().name().equals(stack.name()));
    }

    /** What is under way, or what there would be to do. */
    void show(Stack stack) {
        running()
                .or(() -> unfinished(stack))
                .ifPresentOrElse(
                        page -> {
                            ways.places(stack, Place.CHANGES);
                            frame.show(page);
                        },
                        () -> review(stack, Verb.APPLY));
    }

    void review(Stack stack, Verb verb) {
        review(whole(stack, verb));
    }

    private Intent whole(Stack stack, Verb verb) {
        return new WholeStack(stack, verb, () -> ways.open(stack));
    }

    /** Has somebody say what a colour is to run, if nobody is on it or there is a reason. */
    void deploy(Stack stack, Colour colour, Optional<String> forced) {
        deploy(new ReleaseController.Wanted(stack, colour, forced, Optional.empty()));
    }

    private void deploy(ReleaseController.Wanted wanted) {
        Stack stack = wanted.stack();
        ways.places(stack, Place.TRAFFIC);
        frame.show(
                new ReleaseController(
                        kit,
                        () -> ways.open(stack),
                        wanted,
                        new ReleaseController.Ways() {
                            @Override
                            public void review(Service service) {
                                ChangePages.this.review(
                                        new NewRelease(
                                                stack,
                                                wanted.colour(),
                                                service,
                                                wanted.forced(),
                                                () -> ways.open(stack)));
                            }

                            @Override
                            public void back() {
                                ways.traffic(stack);
                            }

                            @Override
                            public void loginNeeded(Failure failure, Runnable again) {
                                ways.loginNeeded(failure, again);
                            }
                        }));
    }

    private void review(Intent intent) {
        switch (intent) {
            case WholeStack whole -> {
                ways.places(whole.stack(), Place.CHANGES);
                frame.show(reviewOf(whole, () -> ways.overview(whole.stack()), () -> {}));
            }
            case NewRelease release -> {
                ways.places(release.stack(), Place.TRAFFIC);
                frame.show(reviewOf(release, () -> edit(release), () -> {}));
            }
        }
    }

    private void edit(Intent intent) {
        switch (intent) {
            case WholeStack whole -> ways.describe(whole.stack());
            case NewRelease release ->
                    deploy(
                            new ReleaseController.Wanted(
                                    release.stack(),
                                    release.colour(),
                                    release.forced(),
                                    Optional.of(release.service())));
        }
    }

    /**
     * The plan of a whole stack, from where it is described.
     *
     * @param agreed is done once the plan is being carried out
     */
    ReviewController reviewOf(Stack stack, Runnable back, Runnable agreed) {
        return reviewOf(whole(stack, Verb.APPLY), back, agreed);
    }

    private ReviewController reviewOf(Intent intent, Runnable back, Runnable agreed) {
        return new ReviewController(
                kit,
                intent,
                new ReviewController.Ways() {
                    @Override
                    public void carryOut(Job job) {
                        agreed.run();
                        ChangePages.this.carryOut(job);
                    }

                    @Override
                    public void back() {
                        back.run();
                    }

                    @Override
                    public void loginNeeded(Failure failure, Runnable again) {
                        ways.loginNeeded(failure, again);
                    }
                });
    }

    private void carryOut(Job job) {
        RunController page = new RunController(kit, job, onward());
        run.ifPresent(Page::close);
        run = Optional.of(page);
        ways.places(job.deployment().stack(), Place.CHANGES);
        frame.show(page);
    }

    private RunController.Ways onward() {
        return new RunController.Ways() {
            @Override
            public void overview(Stack stack) {
                ways.overview(stack);
            }

            @Override
            public void traffic(Stack stack) {
                ways.traffic(stack);
            }

            @Override
            public void logs(Stack stack, Where where) {
                ways.logs(stack, where);
            }

            @Override
            public void edit(Intent intent) {
                ChangePages.this.edit(intent);
            }

            @Override
            public void gone(Stack stack) {
                ways.start();
            }

            @Override
            public void review(Intent intent) {
                ChangePages.this.review(intent);
            }

            @Override
            public void loginNeeded(Failure failure, Runnable again) {
                ways.loginNeeded(failure, again);
            }
        };
    }

    void close() {
        run.ifPresent(Page::close);
    }
}
