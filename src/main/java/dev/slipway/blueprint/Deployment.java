package dev.slipway.blueprint;

import dev.slipway.aws.Account;
import dev.slipway.aws.AwsErrors;
import dev.slipway.engine.Action;
import dev.slipway.engine.Address;
import dev.slipway.engine.Engine;
import dev.slipway.engine.EngineEvent;
import dev.slipway.engine.Entry;
import dev.slipway.engine.History;
import dev.slipway.engine.Options;
import dev.slipway.engine.PastRun;
import dev.slipway.engine.Plan;
import dev.slipway.engine.ResourceGraph;
import dev.slipway.engine.State;
import dev.slipway.engine.Step;
import dev.slipway.engine.StopSignal;
import dev.slipway.engine.Summary;
import dev.slipway.engine.Time;
import dev.slipway.engine.Verb;
import dev.slipway.resources.Catalogue;
import dev.slipway.resources.secretsmanager.Secret;
import dev.slipway.stack.Colour;
import dev.slipway.stack.Service;
import dev.slipway.stack.Stack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** One stack in one account: everything that a front end needs to plan it and carry it out. */
public final class Deployment implements AutoCloseable {
    private final Stack stack;
    private final Account account;
    private final Engine engine;
    private final Catalogue catalogue;
    private final Shelf shelf;
    private final HandedOver secrets;

    /**
     * @param home where Slipway keeps what it remembers
     * @throws dev.slipway.engine.EngineException if the account does not say who we are
     */
    public Deployment(Stack stack, Account account, Path home, HandedOver secrets) {
        this.stack = stack;
        this.secrets = secrets;
        this.account = account;
        AwsErrors.explained("connecting to AWS", account::identity);
        this.catalogue = new Catalogue(account);
        this.shelf = new Shelf(home);
        this.engine =
                new Engine(
                        stack.name(),
                        shelf.folder(identity().accountId(), stack),
                        catalogue.kinds(),
                        account.time(),
                        AwsErrors::explain);
    }

    /** The stack as its file describes it. */
    public Stack stack() {
        return stack;
    }

    /** The stack as it is to be: as described, with what was released since. */
    private Stack wanted() {
        return released().map(released -> released.over(stack)).orElse(stack);
    }

    private Optional<Released> released() {
        return Released.read(folder()).filter(_ -> !isGone());
    }

    /** Whether the last that was done was to delete all of it; its state may be lost otherwise. */
    private boolean isGone() {
        List<PastRun> runs = engine.state().entries().isEmpty() ? engine.past() : List.of();
        return !runs.isEmpty() && runs.getLast().verb() == Verb.DESTROY;
    }

    /** How a colour is to be: as described, with what was released since. */
    public Service wanted(Colour colour) {
        return wanted().service(colour);
    }

    /** How a colour was last carried out, whatever its file says by now. */
    public Service applied(Colour colour) {
        return applied().service(colour);
    }

    private Stack applied() {
        return released()
                .map(Released::applied)
                .or(() -> shelf.get(identity().accountId(), stack))
                .orElseGet(this::wanted);
    }

    private ResourceGraph graph(Stack wanted) {
        return new Blueprint(wanted, identity(), catalogue, secrets::value).graph();
    }

    /** Whose account it is, and who we are in it. */
    public Account.Identity identity() {
        return account.identity();
    }

    public Cost cost() {
        return Cost.of(stack, Prices.built());
    }

    /**
     * Compares what is described with the account and changes nothing.
     *
     * @throws dev.slipway.engine.EngineException if the state or the account cannot be read
     */
    public Plan plan(Verb verb) {
        return engine.plan(verb, graph(wanted()), stack.tags());
    }

    /**
     * Takes the stack for one run.
     *
     * @throws dev.slipway.engine.EngineException if another run has it
     */
    public Engine.Run begin() {
        if (isGone()) {
            Released.forget(folder());
        }
        return engine.begin(account.identity().arn());
    }

    /** The plan of a run that has taken the stack. */
    public Plan plan(Engine.Run run, Verb verb) {
        return run.plan(verb, graph(wanted()), stack.tags());
    }

    /**
     * The plan, of a run that has taken the stack, to have one colour so and to leave everything
     * else as it is in the account.
     */
    public Plan plan(Engine.Run run, Colour colour, Service service) {
        return run.plan(Verb.APPLY, graph(wanted().withService(colour, service)), stack.tags())
                .only(address -> isOf(colour, address));
    }

    /** The same plan, without taking the stack. */
    public Plan plan(Colour colour, Service service) {
        return engine.plan(Verb.APPLY, graph(wanted().withService(colour, service)), stack.tags())
                .only(address -> isOf(colour, address));
    }

    private static boolean isOf(Colour colour, Address address) {
        return address.name().equals(colour.key()) || address.name().startsWith(colour.key() + "-");
    }

    /**
     * Carries out such a plan. From now on every plan has the colour so, until its description
     * changes.
     *
     * @param listener told of everything that happens, one event at a time
     */
    public Summary release(
            Engine.Run run,
            Plan plan,
            Colour colour,
            Service service,
            Options options,
            StopSignal stop,
            Consumer<EngineEvent> listener) {
        new Released(
                        stack,
                        wanted().withService(colour, service),
                        applied().withService(colour, service))
                .keep(folder());
        return run.execute(plan, stack.tags(), options, stop, listener);
    }

    /** A plan, of a run that has taken the stack, to delete what other runs created. */
    public Plan undo(Engine.Run run, Set<String> runs) {
        return run.undo(runs, stack.tags());
    }

    /** What is remembered of the stack, without a look at the account. */
    public State remembered() {
        return engine.state();
    }

    /** What the runs on this stack tell. */
    public History history() {
        return engine.history();
    }

    /** What is to be gone on with. */
    public Optional<Verb> unfinished() {
        return shelf.unfinished(identity().accountId(), stack);
    }

    /** The runs on this stack, oldest first. */
    public List<PastRun> past() {
        return engine.past();
    }

    /** The kind in words and the name of what is remembered: "load balancer poc-alb". */
    public String title(Entry entry) {
        return engine.title(entry);
    }

    /** The account in which the stack stands. */
    public Account account() {
        return account;
    }

    /** Where is kept what is remembered of the stack. */
    public Path folder() {
        return engine.folder();
    }

    /** The clock in which everything here waits. */
    public Time time() {
        return account.time();
    }

    /** How the services fare at this moment. */
    public List<ServiceHealth> health() {
        return AwsErrors.explained(
                "asking how the services fare", new HealthCheck(stack, account)::ask);
    }

    /** What was looked at before; nothing unless the plan creates something. */
    public List<Check> preflight(Plan plan) {
        boolean creates =
                plan.steps().stream()
                        .anyMatch(
                                step ->
                                        step.action() == Action.CREATE
                                                || step.action() == Action.REPLACE);
        if (plan.verb() != Verb.APPLY || !creates) {
            return List.of();
        }
        List<Check> checks =
                new ArrayList<>(
                        AwsErrors.explained(
                                "checking the account", new Preflight(stack, account)::run));
        plan.steps().forEach(step -> missingValue(step).ifPresent(checks::add));
        return List.copyOf(checks);
    }

    /** A secret is created with its value, and only the user has that. */
    private Optional<Check> missingValue(Step<?> step) {
        if (step.action() != Action.CREATE
                || !(step.desired().orElse(null) instanceof Secret secret)
                || secret.value().isPresent()) {
            return Optional.empty();
        }
        String name = secret.name().substring(secret.name().lastIndexOf('/') + 1);
        return Optional.of(
                Check.problem(
                        "secret " + secret.name(),
                        "It does not exist yet and no value was handed over.",
                        secrets.remedy(name)));
    }

    /**
     * Carries out a plan, and keeps the description for as long as anything of it may be there.
     *
     * @param listener told of everything that happens, one event at a time
     */
    public Summary execute(
            Engine.Run run,
            Plan plan,
            Options options,
            StopSignal stop,
            Consumer<EngineEvent> listener) {
        String owner = identity().accountId();
        if (plan.verb() == Verb.APPLY) {
            shelf.put(owner, stack);
            Released.read(folder()).ifPresent(released -> released.applying(stack).keep(folder()));
        }
        Summary summary = run.execute(plan, stack.tags(), options, stop, listener);
        if (plan.verb() == Verb.DESTROY && engine.state().entries().isEmpty()) {
            shelf.remove(owner, stack);
            Released.forget(folder());
        }
        return summary;
    }

    /** What the stack gives to its user, by name, as far as it is there. */
    public Map<String, String> outputs() {
        return new Outputs(stack, engine.state()).all();
    }

    /** How to look at a release; nothing before there is a load balancer. */
    public Optional<Preview> preview() {
        return new Outputs(stack, engine.state()).preview();
    }

    @Override
    public void close() {
        account.close();
    }
}
