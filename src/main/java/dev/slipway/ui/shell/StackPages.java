package dev.slipway.ui.shell;

import dev.slipway.blueprint.Deployment;
import dev.slipway.engine.Failure;
import dev.slipway.engine.Verb;
import dev.slipway.logs.Filter.Where;
import dev.slipway.stack.Colour;
import dev.slipway.stack.Stack;
import dev.slipway.ui.activity.ActivityController;
import dev.slipway.ui.apply.ReviewController;
import dev.slipway.ui.apply.RunController;
import dev.slipway.ui.common.Kit;
import dev.slipway.ui.common.Page;
import dev.slipway.ui.common.SecretValues;
import dev.slipway.ui.common.TypedSecrets;
import dev.slipway.ui.connect.Session;
import dev.slipway.ui.connect.SignIn;
import dev.slipway.ui.logs.LogWindows;
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
    private final LogWindows logs;
    private final Ways ways;
    private final ChangePages changes;

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
            Kit kit,
            Frame frame,
            Session session,
            SignIn signIn,
            SecretValues secrets,
            LogWindows logs,
            Ways ways) {
        this.kit = kit;
        this.frame = frame;
        this.session = session;
        this.signIn = signIn;
        this.secrets = secrets;
        this.logs = logs;
        this.ways = ways;
        this.changes = new ChangePages(kit, frame, changeWays());
        frame.keep(
                page ->
                        page instanceof TrafficController moving && moving.isAtWork()
                                || changes.isUnfinished(page));
    }

    private ChangePages.Ways changeWays() {
        return new ChangePages.Ways() {
            @Override
            public Deployment open(Stack stack) {
                return StackPages.this.open(stack);
            }

            @Override
            public void places(Stack stack, Place here) {
                StackPages.this.places(stack, here);
            }

            @Override
            public void overview(Stack stack) {
                StackPages.this.overview(stack);
            }

            @Override
            public void traffic(Stack stack) {
                StackPages.this.traffic(stack);
            }

            @Override
            public void logs(Stack stack, Where where) {
                logs.open(stack, where);
            }

            @Override
            public void describe(Stack stack) {
                ways.describe(stack);
            }

            @Override
            public void start() {
                ways.start();
            }

            @Override
            public void loginNeeded(Failure failure, Runnable again) {
                login(failure, again);
            }
        };
    }

    /** What is being changed at the moment. */
    Optional<RunController> running() {
        return changes.running();
    }

    /** Whether a canary is under way, which nobody goes on with once Slipway is closed. */
    boolean isReleasing() {
        return traffic.values().stream().anyMatch(TrafficController::isReleasing);
    }

    /** Whether a move is being watched. */
    boolean isGuarding() {
        return traffic.values().stream().anyMatch(TrafficController::isGuarding);
    }

    private void places(Stack stack, Place here) {
        frame.sidebar()
                .showPlaces(stack.name(), here, place -> go(stack, place), session, ways::home);
    }

    private void go(Stack stack, Place place) {
        switch (place) {
            case OVERVIEW -> overview(stack);
            case CHANGES -> changes.show(stack);
            case TRAFFIC -> traffic(stack);
            case LOGS -> logs.open(stack, Where.ANYWHERE);
            case ACTIVITY -> activity(stack);
        }
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
                                changes.review(now, Verb.DESTROY);
                            }

                            @Override
                            public void resume(Stack now, Verb verb) {
                                changes.review(now, verb);
                            }

                            @Override
                            public void traffic(Stack now) {
                                StackPages.this.traffic(now);
                            }

                            @Override
                            public void logs(Stack now, Where where) {
                                logs.open(now, where);
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
                        _ -> new TrafficController(kit, session, stack, secrets, trafficWays())));
    }

    private TrafficController.Ways trafficWays() {
        return new TrafficController.Ways() {
            @Override
            public void deploy(Stack stack, Colour colour, Optional<String> forced) {
                changes.deploy(stack, colour, forced);
            }

            @Override
            public void logs(Stack stack, Where where) {
                logs.open(stack, where);
            }

            @Override
            public void loginNeeded(Failure failure, Runnable again) {
                login(failure, again);
            }
        };
    }

    private void activity(Stack stack) {
        places(stack, Place.ACTIVITY);
        frame.show(new ActivityController(kit, stack, () -> open(stack), running().isPresent()));
    }

    private Deployment open(Stack stack) {
        return new Deployment(
                stack, session.account(), session.home(), new TypedSecrets(secrets, kit.texts()));
    }

    /**
     * The plan of a stack, from where it is described.
     *
     * @param agreed is done once the plan is being carried out
     */
    ReviewController reviewOf(Stack stack, Runnable back, Runnable agreed) {
        return changes.reviewOf(stack, back, agreed);
    }

    void close() {
        changes.close();
        traffic.values().forEach(Page::close);
    }
}
