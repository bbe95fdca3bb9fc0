package dev.slipway.ui.shell;

import dev.slipway.blueprint.Shelf;
import dev.slipway.engine.Failure;
import dev.slipway.engine.Verb;
import dev.slipway.stack.Defaults;
import dev.slipway.stack.Stack;
import dev.slipway.ui.apply.RunController;
import dev.slipway.ui.common.Kit;
import dev.slipway.ui.common.Page;
import dev.slipway.ui.common.SecretValues;
import dev.slipway.ui.connect.Session;
import dev.slipway.ui.connect.SignIn;
import dev.slipway.ui.wizard.Drafts;
import dev.slipway.ui.wizard.WizardController;
import dev.slipway.ui.wizard.WizardModel;

import java.util.List;
import java.util.Optional;

/** The stacks of one account, and the ways between the pages of each. */
final class Workspace {
    private final Kit kit;
    private final Frame frame;
    private final Session session;
    private final SignIn signIn;
    private final Runnable leave;
    private final SecretValues secrets = new SecretValues();
    private final Drafts drafts;
    private final StackPages pages;

    /**
     * @param leave leads out of the account
     */
    Workspace(Kit kit, Frame frame, Session session, SignIn signIn, Runnable leave) {
        this.kit = kit;
        this.frame = frame;
        this.session = session;
        this.signIn = signIn;
        this.leave = leave;
        this.drafts = new Drafts(session.home());
        this.pages = new StackPages(kit, frame, session, signIn, secrets, ways());
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

    private List<Stack> known() {
        return new Shelf(session.home()).of(session.account().identity().accountId());
    }

    /** The first page in this account: what there is, or the wizard if there is nothing yet. */
    void start() {
        List<Stack> known = known();
        Optional<Stack> draft = drafts.find();
        if (known.isEmpty() && draft.isEmpty()) {
            begin();
            return;
        }
        frame.sidebar().showAccount(kit.text("stacks.sidebar"), session, this::out);
        frame.show(
                new StacksController(
                        kit,
                        known,
                        draft,
                        new StacksController.Ways() {
                            @Override
                            public void open(Stack stack) {
                                pages.overview(stack);
                            }

                            @Override
                            public void resume(Stack stack) {
                                describe(stack);
                            }

                            @Override
                            public void discard() {
                                drafts.discard();
                                start();
                            }

                            @Override
                            public void begin() {
                                Workspace.this.begin();
                            }
                        }));
    }

    private void begin() {
        describe(Defaults.stack(Defaults.STACK_NAME).withRegion(session.account().regionId()));
    }

    /** Opens the wizard with a stack, right or wrong. */
    void describe(Stack stack) {
        boolean existing = known().stream().anyMatch(one -> one.name().equals(stack.name()));
        WizardModel model =
                new WizardModel(session, kit.texts(), kit.threads(), stack, existing, secrets);
        WizardController wizard =
                new WizardController(
                        kit,
                        session,
                        model,
                        new WizardController.Ways() {
                            @Override
                            public Page review(Stack now, SecretValues values, Runnable back) {
                                return pages.reviewOf(now, Verb.APPLY, back, model::discardDraft);
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
        if (isFree()) {
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
        pages.close();
        session.close();
    }
}
