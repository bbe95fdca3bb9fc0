package dev.slipway.ui.shell;

import dev.slipway.blueprint.Shelf;
import dev.slipway.engine.Failure;
import dev.slipway.stack.Defaults;
import dev.slipway.stack.Stack;
import dev.slipway.ui.apply.RunController;
import dev.slipway.ui.common.Dialogs.Question;
import dev.slipway.ui.common.Kit;
import dev.slipway.ui.common.Latest;
import dev.slipway.ui.common.Page;
import dev.slipway.ui.common.SecretValues;
import dev.slipway.ui.common.Theme;
import dev.slipway.ui.connect.Session;
import dev.slipway.ui.connect.SignIn;
import dev.slipway.ui.logs.LogWindows;
import dev.slipway.ui.wizard.Drafts;
import dev.slipway.ui.wizard.WizardController;
import dev.slipway.ui.wizard.WizardModel;

import java.util.Optional;
import java.util.function.Consumer;

/** The stacks of one account, and the ways between the pages of each. */
final class Workspace {
    private final Kit kit;
    private final Frame frame;
    private final Session session;
    private final SignIn signIn;
    private final Runnable leave;
    private final SecretValues secrets = new SecretValues();
    private final Drafts drafts;
    private final Latest looking;
    private final LogWindows logs;
    private final StackPages pages;

    /**
     * @param leave leads out of the account
     */
    Workspace(Kit kit, Theme theme, Frame frame, Session session, SignIn signIn, Runnable leave) {
        this.kit = kit;
        this.frame = frame;
        this.session = session;
        this.signIn = signIn;
        this.leave = leave;
        this.drafts = new Drafts(session.home());
        this.looking = new Latest(kit.threads());
        this.logs =
                new LogWindows(
                        kit,
                        theme,
                        session,
                        (failure, again) -> signIn.renew(session, failure, again));
        this.pages = new StackPages(kit, frame, session, signIn, secrets, logs, ways());
    }

    private StackPages.Ways ways() {
        return new StackPages.Ways() {
            @Override
            public void describe(Stack stack) {
                Workspace.this.describe(stack);
            }

            @Override
            public void home() {
                Workspace.this.home();
            }

            @Override
            public void start() {
                Workspace.this.start();
            }
        };
    }

    /** What is being changed at the moment. */
    Optional<RunController> running() {
        return pages.running();
    }

    /** Whether a canary is under way. */
    boolean isReleasing() {
        return pages.isReleasing();
    }

    /** Whether a move of the traffic is being watched. */
    boolean isGuarding() {
        return pages.isGuarding();
    }

    /** The first page in this account: what there is, or the wizard if there is nothing yet. */
    void start() {
        stacks(this::begin);
    }

    /** Begins with a stack that was opened before it was said in which account it shall stand. */
    void open(Stack stack) {
        stacks(() -> {});
        describe(stack);
    }

    private void stacks(Runnable nothing) {
        frame.sidebar().showAccount(kit.text("stacks.sidebar"), session, this::out);
        frame.show(
                new StacksController(
                        kit,
                        new StacksModel(kit, session),
                        new StacksController.Ways() {
                            @Override
                            public void open(Stack stack) {
                                pages.overview(stack);
                            }

                            @Override
                            public void resume(Drafts.Kept draft) {
                                ask(draft.stack(), before -> describe(draft, before.existing()));
                            }

                            @Override
                            public void discard() {
                                drafts.discard();
                                start();
                            }

                            @Override
                            public void discard(Drafts.Aside draft) {
                                drafts.discard(draft);
                                start();
                            }

                            @Override
                            public void begin() {
                                Workspace.this.begin();
                            }

                            @Override
                            public void nothing() {
                                nothing.run();
                            }
                        }));
    }

    private void begin() {
        describe(Defaults.stack(Defaults.STACK_NAME).withRegion(session.account().regionId()));
    }

    /** What is known of a stack that is to be described. */
    private record Before(boolean existing, Optional<Drafts.Kept> draft) {
        /** Whether the draft is of something else, and would be forgotten. */
        boolean isInTheWayOf(Stack stack) {
            return draft.map(Drafts.Kept::stack)
                    .filter(it -> !it.equals(stack))
                    .filter(it -> !existing || !it.name().equals(stack.name()))
                    .isPresent();
        }
    }

    private void ask(Stack stack, Consumer<Before> then) {
        looking.ask(
                kit.text("stacks.doing"),
                () ->
                        new Before(
                                new Shelf(session.home())
                                        .has(session.account().identity().accountId(), stack),
                                drafts.find()),
                then,
                why ->
                        kit.dialogs()
                                .tell(
                                        kit.text("failure.cause", why.doing(), why.cause()),
                                        why.remedy()));
    }

    /** Opens the wizard with a stack, right or wrong. */
    void describe(Stack stack) {
        Stack here = stack.withRegion(session.account().regionId());
        ask(
                here,
                before -> {
                    Runnable go = () -> describe(new Drafts.Kept(stack), before.existing());
                    if (before.isInTheWayOf(here)) {
                        replace(before.draft().orElseThrow(), go);
                    } else {
                        go.run();
                    }
                });
    }

    private void replace(Drafts.Kept draft, Runnable agreed) {
        kit.dialogs()
                .ask(
                        Question.grave(
                                kit.text("stacks.replace.title", draft.stack().name()),
                                kit.text("stacks.replace.text"),
                                kit.text("stacks.replace.yes")),
                        agreed);
    }

    private void describe(Drafts.Kept start, boolean existing) {
        Stack stack = start.stack();
        WizardModel model =
                new WizardModel(session, kit.texts(), kit.threads(), stack, existing, secrets);
        model.resume(start);
        WizardController wizard =
                new WizardController(
                        kit,
                        session,
                        model,
                        new WizardController.Ways() {
                            @Override
                            public Page review(Stack now, SecretValues values, Runnable back) {
                                return pages.reviewOf(now, back, model::discardDraft);
                            }

                            @Override
                            public void loginNeeded(Failure failure, Runnable again) {
                                signIn.renew(session, failure, again);
                            }

                            @Override
                            public void leave() {
                                if (existing) {
                                    pages.overview(stack);
                                } else {
                                    out();
                                }
                            }
                        });
        wizard.rail().ifPresent(rail -> frame.sidebar().showRail(wizard.title(), rail, session));
        frame.show(wizard);
    }

    private void home() {
        if (isFree()) {
            start();
        }
    }

    private void out() {
        if (isReleasing()) {
            kit.dialogs().tell(kit.text("traffic.busy.title"), kit.text("traffic.busy.text"));
        } else if (isFree()) {
            leave.run();
        }
    }

    private boolean isFree() {
        boolean free = running().isEmpty();
        if (!free) {
            kit.dialogs().tell(kit.text("run.busy.title"), kit.text("run.busy.text"));
        }
        return free;
    }

    void close() {
        looking.cancel();
        pages.close();
        logs.close();
        session.close();
    }
}
