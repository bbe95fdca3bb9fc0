package dev.slipway.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Carries out a plan: every step on a thread of its own as soon as all that it waits for is done.
 * What depends on a failed step is skipped; everything else goes on.
 */
public final class Executor {
    private final Time time;
    private final Diagnosis diagnosis;
    private final Consumer<EngineEvent> listener;

    /**
     * @param listener told of everything that happens, one event at a time; it should be quick
     */
    public Executor(Time time, Diagnosis diagnosis, Consumer<EngineEvent> listener) {
        this.time = time;
        this.diagnosis = diagnosis;
        this.listener = listener;
    }

    /**
     * Carries out a plan.
     *
     * @param began the first line of the run's journal; the run's id also goes into a tag
     * @param tags the user's tags, which every resource carries
     * @param session the stack, taken for this run
     * @throws EngineException if the plan has conflicts; nothing is done then
     */
    public Summary run(
            JournalRecord.Began began,
            Plan plan,
            Map<String, String> tags,
            StateStore.Session session,
            Options options,
            StopSignal stop) {
        if (!plan.conflicts().isEmpty()) {
            throw new EngineException(plan.conflicts().getFirst());
        }
        return new Run(began, plan, tags, session, options, stop).go();
    }

    /** The events of a run, one at a time. */
    private final class Voice {
        synchronized void say(EngineEvent event) {
            listener.accept(event);
        }
    }

    private final class Run {
        private final JournalRecord.Began began;
        private final String id;
        private final Plan plan;
        private final StateStore.Session session;
        private final StopSignal stop;
        private final Schedule schedule;
        private final StepRunner steps;
        private final Voice voice = new Voice();
        private final Map<String, Outcome> outcomes = new ConcurrentHashMap<>();

        Run(
                JournalRecord.Began began,
                Plan plan,
                Map<String, String> tags,
                StateStore.Session session,
                Options options,
                StopSignal stop) {
            this.began = began;
            this.id = began.run();
            this.plan = plan;
            this.session = session;
            this.stop = stop;
            this.schedule = new Schedule(plan.steps());
            StepScope.Run scope =
                    new StepScope.Run(
                            time,
                            stop,
                            options,
                            wait ->
                                    voice.say(
                                            new EngineEvent.StepWaiting(
                                                    time.now(), wait.getKey(), wait.getValue())),
                            (address, sight) ->
                                    voice.say(
                                            new EngineEvent.StepLooked(
                                                    time.now(), address, sight)));
            this.steps = new StepRunner(id, new Ownership(plan.stack()), tags, session, scope);
        }

        Summary go() {
            session.record(began);
            stop.listen(() -> voice.say(new EngineEvent.RunStopping(time.now())));
            voice.say(
                    new EngineEvent.RunStarted(
                            began.at(),
                            id,
                            plan.verb(),
                            plan.stack(),
                            plan.steps().size(),
                            time.usually(schedule.expected())));
            walk();
            Summary summary =
                    new Summary(
                            id,
                            Duration.between(began.at(), time.now()),
                            new TreeMap<>(outcomes),
                            new TreeMap<>(steps.outputs()));
            session.record(new JournalRecord.Ended(time.now(), id, summary.complete()));
            voice.say(ended(summary));
            return summary;
        }

        private void walk() {
            try {
                new Walk<>(schedule.predecessors(), this::perform, time).run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                stop.request();
            }
        }

        private EngineEvent ended(Summary summary) {
            return new EngineEvent.RunEnded(
                    time.now(),
                    id,
                    summary.complete(),
                    summary.count(Outcome.Done.class),
                    summary.count(Outcome.Failed.class),
                    summary.count(Outcome.Skipped.class),
                    summary.count(Outcome.Kept.class),
                    summary.elapsed());
        }

        private void perform(String key) {
            Step<?> step = schedule.step(key);
            Instant began = time.now();
            Outcome outcome = obstacle(step).orElseGet(() -> attempt(step));
            outcomes.put(key, outcome);
            voice.say(
                    new EngineEvent.StepEnded(
                            time.now(),
                            step.address(),
                            step.action(),
                            step.title(),
                            outcome,
                            Duration.between(began, time.now())));
        }

        /** Why the step cannot be attempted, if it cannot. */
        private Optional<Outcome> obstacle(Step<?> step) {
            for (String earlier : schedule.predecessors().get(step.key())) {
                Outcome outcome = outcomes.get(earlier);
                String title = schedule.step(earlier).title();
                switch (outcome) {
                    case Outcome.Done _ -> {}
                    case Outcome.Failed _ -> {
                        return Optional.of(new Outcome.Skipped(title + " failed"));
                    }
                    case Outcome.Skipped(String because) -> {
                        return Optional.of(new Outcome.Skipped(because));
                    }
                    case Outcome.Kept _ -> {
                        return Optional.of(new Outcome.Kept("It belongs to the " + title + "."));
                    }
                }
            }
            return stop.requested() && step.action() != Action.NONE
                    ? Optional.of(new Outcome.Skipped("the run was stopped"))
                    : Optional.empty();
        }

        private Outcome attempt(Step<?> step) {
            if (step.action() != Action.NONE) {
                voice.say(
                        new EngineEvent.StepStarted(
                                time.now(), step.address(), step.action(), step.title()));
            }
            try {
                return steps.perform(step, schedule.chain(step.key()));
            } catch (RuntimeException e) {
                Failure failure = diagnosis.of(doing(step), e).at(step.address());
                return StopSignal.isStop(failure)
                        ? new Outcome.Skipped("the run was stopped while it was waited for")
                        : fail(step, failure);
            }
        }

        /** The journal may be what failed; then the failure is only told. */
        private Outcome fail(Step<?> step, Failure failure) {
            try {
                session.record(new JournalRecord.Failed(time.now(), step.address(), failure));
            } catch (EngineException e) {
                return new Outcome.Failed(e.failure().at(step.address()));
            }
            return new Outcome.Failed(failure);
        }

        private String doing(Step<?> step) {
            return switch (step.action()) {
                        case CREATE, REPLACE -> "creating ";
                        case UPDATE, REVISE -> "changing ";
                        case DELETE, FORGET -> "deleting ";
                        case RESUME -> "waiting for ";
                        case NONE, ADOPT -> "looking at ";
                    }
                    + step.title();
        }
    }
}
