package dev.slipway.ui.shell;

import dev.slipway.blueprint.Deployment;
import dev.slipway.engine.Failure;
import dev.slipway.engine.Verb;
import dev.slipway.stack.Stack;
import dev.slipway.ui.activity.ActivityController;
import dev.slipway.ui.apply.Job;
import dev.slipway.ui.apply.ReviewController;
import dev.slipway.ui.apply.RunController;
import dev.slipway.ui.common.Kit;
import dev.slipway.ui.common.Page;
import dev.slipway.ui.common.SecretValues;
import dev.slipway.ui.common.TypedSecrets;
import dev.slipway.ui.connect.Session;
import dev.slipway.ui.connect.SignIn;
import dev.slipway.ui.overview.OverviewController;
import dev.slipway.ui.traffic.TrafficController;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The pages of a stack that stands, or is being made to, and the ways between them. */
final class StackPages {
    private final Kit kit;
    private final Frame frame;
    private final Session session;
    private final SignIn signIn;
    private final SecretValues secrets;
    private final Ways ways;
    private Optional<RunController> run = Optional.empty();

    /** By the name of the stack; a canary and a guard go on while another page is shown. */
    private final Map<String, TrafficController> traffic = new HashMap<>();

    /** Where they lead. */
    interface Ways {
        /** Into the wizard. */
        void describe(Stack stack);

        /** To all stacks, if one may leave this one. */
        void home();

        /** To what there is, when nothing of the stack is left. */
        void start();
    }

    StackPages(
            Kit kit, Frame frame, Session session, SignIn signIn, SecretValues secrets, Ways ways) {
        this.kit = kit;
        this.frame = frame;
        this.session = session;
        this.signIn = signIn;
        this.secrets = secrets;
        this.ways = ways;
        frame.keep(
                page ->
                        page instanceof TrafficController moving && moving.isAtWork()
                                || run.filter(one -> one == page && one.isUnfinished())
                                        .isPresent());
    }

    /** What is being changed at the moment. */
    Optional<RunController> running() {
        return run.filter(RunController::isRunning);
    }

    /** Whether a canary is under way, which nobody goes on with once Slipway is closed. */
    boolean isReleasing() {
        return traffic.values().stream().anyMatch(TrafficController::isReleasing);
    }

    /** The run on a stack that one can still go on with or undo. */
    private Optional<RunController> unfinished(Stack stack) {
        return run.filter(RunController::isUnfinished)
                .filter(page -> page.stack().name().equals(stack.name()));
    }

    private void places(Stack stack, Place here) {
        frame.sidebar()
                .showPlaces(stack.name(), here, place -> go(stack, place), session, ways::home);
    }

    private void go(Stack stack, Place place) {
        switch (place) {
            case OVERVIEW -> overview(stack);
            case CHANGES -> changes(stack);
            case TRAFFIC -> traffic(stack);
            case ACTIVITY -> activity(stack);
        }
    }

    private void changes(Stack stack) {
        running()
                .or(() -> unfinished(stack))
                .ifPresentOrElse(
                        page -> {
                            places(stack, Place.CHANGES);
                            frame.show(page);
                        },
                        () -> review(stack, Verb.APPLY));
    }

    private void login(Failure failure, Runnable again) {
        signIn.renew(session, failure, again);
    }

    void overview(Stack stack) {
        places(stack, Place.OVERVIEW);
        frame.show(
                new OverviewController(
                        kit,
                        session,
                        stack,
                        secrets,
                        new OverviewController.Ways() {
                            @Override
                            public void edit(Stack now) {
                                ways.describe(now);
                            }

                            @Override
                            public void destroy(Stack now) {
                                review(now, Verb.DESTROY);
                            }

                            @Override
                            public void resume(Stack now, Verb verb) {
                                review(now, verb);
                            }

                            @Override
                            public void traffic(Stack now) {
                                StackPages.this.traffic(now);
                            }

                            @Override
                            public void loginNeeded(Failure failure, Runnable again) {
                                login(failure, again);
                            }
                        }));
    }

    private void traffic(Stack stack) {
        places(stack, Place.TRAFFIC);
        traffic.values().removeIf(TrafficController::isClosed);
        frame.show(
                traffic.computeIfAbsent(
                        stack.name(),
                        _ -> new TrafficController(kit, session, stack, secrets, this::login)));
    }

    private void activity(Stack stack) {
        places(stack, Place.ACTIVITY);
        frame.show(
                new ActivityController(
                        kit,
                        stack,
                        () ->
                                new Deployment(
                                        stack,
                                        session.account(),
                                        session.home(),
                                        new TypedSecrets(secrets, kit.texts())),
                        running().isPresent()));
    }

    private void review(Stack stack, Verb verb) {
        places(stack, Place.CHANGES);
        frame.show(reviewOf(stack, verb, () -> overview(stack), () -> {}));
    }

    /**
     * @param agreed is done once the plan is being carried out
     */
    ReviewController reviewOf(Stack stack, Verb verb, Runnable back, Runnable agreed) {
        return new ReviewController(
                kit,
                session,
                stack,
                verb,
                secrets,
                new ReviewController.Ways() {
                    @Override
                    public void carryOut(Job job) {
                        agreed.run();
                        StackPages.this.carryOut(job);
                    }

                    @Override
                    public void back() {
                        back.run();
                    }

                    @Override
                    public void loginNeeded(Failure failure, Runnable again) {
                        login(failure, again);
                    }
                });
    }

    private void carryOut(Job job) {
        RunController page =
                new RunController(
                        kit,
                        job,
                        new RunController.Ways() {
                            @Override
                            public void overview(Stack stack) {
                                StackPages.this.overview(stack);
                            }

                            @Override
                            public void traffic(Stack stack) {
                                StackPages.this.traffic(stack);
                            }

                            @Override
                            public void edit(Stack stack) {
                                ways.describe(stack);
                            }

                            @Override
                            public void gone(Stack stack) {
                                ways.start();
                            }

                            @Override
                            public void review(Stack stack, Verb verb) {
                                StackPages.this.review(stack, verb);
                            }

                            @Override
                            public void loginNeeded(Failure failure, Runnable again) {
                                login(failure, again);
                            }
                        });
        run.ifPresent(Page::close);
        run = Optional.of(page);
        places(job.deployment().stack(), Place.CHANGES);
        frame.show(page);
    }

    void close() {
        run.ifPresent(Page::close);
        traffic.values().forEach(Page::close);
    }
}
