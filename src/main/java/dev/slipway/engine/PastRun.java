package dev.slipway.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A run, as its journal tells it.
 *
 * @param undoes whether it was to delete what earlier runs had created, and nothing else
 * @param by who did it, as the account calls them; empty where the journal does not say
 * @param ended empty if it was cut off, or is still under way
 * @param complete whether everything that was planned was done
 * @param deeds what it did, in the order in which that was begun
 */
public record PastRun(
        String id,
        Verb verb,
        boolean undoes,
        Optional<String> by,
        Instant began,
        Optional<Instant> ended,
        boolean complete,
        List<Deed> deeds) {

    /** How something was done with one resource. */
    public enum End {
        DONE,
        FAILED,
        /** It was begun, and the journal does not say how it ended. */
        OPEN
    }

    /**
     * What was done with one resource. What was only waited for counts too, what was left alone
     * does not.
     *
     * @param title the kind in words and the name
     * @param failure why it did not succeed
     */
    public record Deed(
            Address address,
            Action action,
            String title,
            Instant began,
            Optional<Instant> ended,
            Optional<Failure> failure) {

        public End end() {
            return failure.isPresent() ? End.FAILED : ended.isPresent() ? End.DONE : End.OPEN;
        }

        private Deed ended(Instant at, Optional<Failure> why) {
            return new Deed(address, action, title, began, Optional.of(at), why);
        }

        /** How long it took; empty while its end is not known. */
        public Optional<Duration> took() {
            return ended.map(end -> Duration.between(began, end));
        }
    }

    public PastRun {
        deeds = List.copyOf(deeds);
    }

    /** All of it as JSON, without secrets. */
    public String toJson() {
        return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(this);
    }

    /** How long it took; empty if it has no end. */
    public Optional<Duration> took() {
        return ended.map(end -> Duration.between(began, end));
    }

    /** How many resources the run succeeded with in this way. */
    public long count(Action... actions) {
        List<Action> wanted = List.of(actions);
        return deeds.stream()
                .filter(deed -> deed.end() == End.DONE && wanted.contains(deed.action()))
                .count();
    }

    /** What did not succeed, in the order in which it was begun. */
    public List<Deed> failed() {
        return deeds.stream().filter(deed -> deed.end() == End.FAILED).toList();
    }

    /**
     * @param words what a person calls a resource of a kind
     */
    static PastRun of(History.Past run, UnaryOperator<String> words) {
        JournalRecord.Began began = run.began();
        return new PastRun(
                began.run(),
                began.verb(),
                !began.undoes().isEmpty(),
                began.by(),
                began.at(),
                run.end().map(JournalRecord.Ended::at),
                run.complete(),
                new Deeds(words).of(run.lines()));
    }

    /** Puts the lines of each resource together; a replacement is created, then deleted. */
    private static final class Deeds {
        private final UnaryOperator<String> words;
        private final List<Deed> all = new ArrayList<>();
        private final Map<Address, Integer> open = new HashMap<>();

        private Deeds(UnaryOperator<String> words) {
            this.words = words;
        }

        List<Deed> of(List<JournalRecord> lines) {
            lines.forEach(this::take);
            return all;
        }

        private void take(JournalRecord line) {
            switch (line) {
                case JournalRecord.Intent(var at, var action, var entry) ->
                        begin(at, action, entry.address(), entry.label());
                case JournalRecord.Ready(var at, var entry) ->
                        end(at, Action.RESUME, entry.address(), entry.label(), Optional.empty());
                case JournalRecord.Forgotten(var at, var address, var identity, _) ->
                        end(at, Action.FORGET, address, identity, Optional.empty());
                case JournalRecord.Failed(var at, var address, var failure) ->
                        end(at, Action.NONE, address, address.name(), Optional.of(failure));
                case JournalRecord.Observed _, JournalRecord.Began _, JournalRecord.Ended _ -> {}
            }
        }

        private void begin(Instant at, Action action, Address address, String name) {
            String title = words.apply(address.kind()) + " " + name;
            open.put(address, all.size());
            all.add(new Deed(address, action, title, at, Optional.empty(), Optional.empty()));
        }

        /** What has no beginning changed nothing in the account: it was found, or failed before. */
        private void end(
                Instant at,
                Action unannounced,
                Address address,
                String name,
                Optional<Failure> why) {
            if (!open.containsKey(address)) {
                begin(at, unannounced, address, name);
            }
            int number = open.remove(address);
            all.set(number, all.get(number).ended(at, why));
        }
    }
}
