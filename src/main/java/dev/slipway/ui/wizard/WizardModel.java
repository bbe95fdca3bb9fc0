package dev.slipway.ui.wizard;

import dev.slipway.aws.Discovery;
import dev.slipway.aws.Dns;
import dev.slipway.blueprint.Prices;
import dev.slipway.engine.Time;
import dev.slipway.sandbox.Sandbox;
import dev.slipway.stack.Colour;
import dev.slipway.stack.Problem;
import dev.slipway.stack.Stack;
import dev.slipway.ui.common.SecretValues;
import dev.slipway.ui.common.Texts;
import dev.slipway.ui.common.Threads;
import dev.slipway.ui.connect.Access;
import dev.slipway.ui.connect.Session;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A stack on its way from whatever it was to something that can be planned. */
public final class WizardModel implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(400);

    private final Draft draft;
    private final boolean existing;
    private final String before;
    private final SecretValues secrets;
    private final Keeper keeper;
    private final AccountModel account;
    private final NetworkModel network;
    private final DomainModel domain;
    private final SharedModel shared;
    private final Map<Colour, ApplicationModel> applications = new EnumMap<>(Colour.class);
    private final Map<Colour, SizingModel> sizes = new EnumMap<>(Colour.class);
    private final LoggingModel logging;
    private final NamesModel names;
    private final CostModel cost;
    private final ReadOnlyObjectWrapper<Step> step = new ReadOnlyObjectWrapper<>(Step.ACCOUNT);
    private final ReadOnlyObjectWrapper<Optional<String>> wanted =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Set<Step> seen = EnumSet.of(Step.ACCOUNT);

    /**
     * @param start any stack, right or wrong; it is described for the session's region from now on
     * @param existing whether it stands already, so that its name is settled and the values of its
     *     secrets are in Secrets Manager
     */
    public WizardModel(
            Session session,
            Texts texts,
            Threads threads,
            Stack start,
            boolean existing,
            SecretValues secrets) {
        this(
                Surroundings.of(new Discovery(session.account()), dns(session.access())),
                session.account().regionId(),
                session.account().identity().accountId(),
                texts,
                threads,
                start,
                existing,
                secrets,
                new Keeper(new Drafts(session.home()), threads, Time.real(), PAUSE));
    }

    WizardModel(
            Surroundings around,
            String region,
            String accountId,
            Texts texts,
            Threads threads,
            Stack start,
            boolean existing,
            SecretValues secrets,
            Keeper keeper) {
        this.draft = new Draft(start.withRegion(region));
        this.before = start.region();
        this.existing = existing;
        this.secrets = secrets;
        this.keeper = keeper;
        account = new AccountModel(draft, texts);
        network = new NetworkModel(draft, texts, threads, around);
        domain = new DomainModel(draft, texts, threads, around);
        shared = new SharedModel(draft);
        Optional<Secrets.Asking> asking = existing ? Optional.empty() : Optional.of(asking(texts));
        for (Colour colour : Colour.values()) {
            applications.put(colour, new ApplicationModel(draft, colour, secrets, asking));
            sizes.put(colour, new SizingModel(draft, colour));
        }
        logging = new LoggingModel(draft, accountId);
        names = new NamesModel(draft, texts, threads, around, accountId);
        cost = new CostModel(draft, Prices.built());
        Stack began = draft.get();
        // What was imported is not lost either; what stands already is remembered elsewhere.
        step.subscribe(_ -> keepIf(!existing || !draft.get().equals(began)));
        draft.stack().addListener((_, _, _) -> keepIf(true));
    }

    /** The DNS of the world in which an account is; of a stand-in for AWS nobody knows it. */
    private static Dns dns(Access access) {
        return switch (access) {
            case Access.Rehearsal _ -> domain -> Optional.of(Sandbox.nameServers(domain));
            case Access.Custom _ -> _ -> Optional.empty();
            case Access.Profile _, Access.Environment _ -> Dns.ofThisComputer();
        };
    }

    private void keepIf(boolean worthIt) {
        if (worthIt) {
            keeper.keep(new Drafts.Kept(draft.get(), step.get()));
        }
    }

    private static Secrets.Asking asking(Texts texts) {
        return (path, name) ->
                Problem.error(
                        path,
                        name.isBlank()
                                ? texts.get("wizard.secret.missing")
                                : texts.get("wizard.secret.missing.of", name),
                        texts.get("wizard.secret.missing.remedy"));
    }

    /** Asks the account what there is. */
    void look() {
        network.look();
        domain.look();
        lookForNames();
    }

    /** The step one is at. */
    ReadOnlyObjectProperty<Step> step() {
        return step.getReadOnlyProperty();
    }

    /** The field that one was sent to; it is to be focused. */
    ReadOnlyObjectProperty<Optional<String>> wanted() {
        return wanted.getReadOnlyProperty();
    }

    /** Goes anywhere; what is wrong where one comes from stops nobody. */
    void go(Step to) {
        see(step.get());
        seen.add(to);
        if (to == Step.REVIEW) {
            seen.addAll(EnumSet.allOf(Step.class));
            draft.tryAll();
        }
        step.set(to);
        lookForNames();
    }

    /** What stands already has its names, and they are its own. */
    private void lookForNames() {
        if (!existing) {
            names.look();
        }
    }

    /** Goes on where a draft was left. */
    public void resume(Drafts.Kept left) {
        if (!left.step().isFirst()) {
            EnumSet.range(Step.ACCOUNT, left.step()).forEach(this::see);
            go(left.step());
        }
    }

    /** Goes to where a problem is. */
    void go(Problem problem) {
        Places.Place place = draft.places().of(problem.path());
        place.field().ifPresent(draft::touch);
        go(place.step());
        wanted.set(Optional.empty());
        wanted.set(place.field());
    }

    /** Who leaves a step has seen all of it. */
    private void see(Step left) {
        seen.add(left);
        draft.places().fields().stream()
                .filter(field -> draft.places().step(field) == left)
                .forEach(draft::touch);
    }

    boolean wasSeen(Step which) {
        return seen.contains(which);
    }

    /** The stack as it is described now. */
    public Stack stack() {
        return draft.get();
    }

    public boolean isExisting() {
        return existing;
    }

    /** The region the stack was described for when that was another. */
    Optional<String> movedFrom() {
        return Optional.of(before).filter(it -> !it.isBlank() && !it.equals(draft.get().region()));
    }

    SecretValues secrets() {
        return secrets;
    }

    Draft draft() {
        return draft;
    }

    Keeper keeper() {
        return keeper;
    }

    AccountModel account() {
        return account;
    }

    NetworkModel network() {
        return network;
    }

    DomainModel domain() {
        return domain;
    }

    SharedModel shared() {
        return shared;
    }

    ApplicationModel application(Colour colour) {
        return applications.get(colour);
    }

    SizingModel size(Colour colour) {
        return sizes.get(colour);
    }

    LoggingModel logging() {
        return logging;
    }

    CostModel cost() {
        return cost;
    }

    List<Problem> problems() {
        return draft.problems();
    }

    /** Writes what is not written yet and lets go of what is under way. */
    @Override
    public void close() {
        network.close();
        domain.close();
        names.close();
        keeper.flush();
    }

    /** Forgets the draft: the stack is being created, and remembered as one that exists. */
    public void discardDraft() {
        keeper.discard();
    }
}
