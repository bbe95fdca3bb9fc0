package dev.slipway.ui.logs;

import dev.slipway.logs.Cap;
import dev.slipway.logs.Filter;
import dev.slipway.logs.Held;
import dev.slipway.logs.Line;
import dev.slipway.logs.Ring;
import dev.slipway.logs.Search;
import dev.slipway.logs.Shown;
import dev.slipway.logs.Status;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What a log window shows and by what rules. Lines come from the tail on its own threads into a
 * ring; the window looks at what is held there when it finds the time, so neither waits for the
 * other. Its properties belong to the window's thread.
 */
final class LogsModel implements AutoCloseable {
    private final Work work;
    private final BiFunction<Since, Consumer<List<Line>>, Feed> feeding;
    private final Sieve wanted;
    private final Sieve found;

    private final ObjectProperty<Filter> filter = new SimpleObjectProperty<>(Filter.ALL);
    private final ObjectProperty<Optional<Search>> highlight =
            new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Cap> cap;
    private final BooleanProperty live = new SimpleBooleanProperty();
    private final LongProperty position = new SimpleLongProperty();
    private final ReadOnlyBooleanWrapper paused = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Look> look = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Optional<Status>> status =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    private Optional<Feed> feed = Optional.empty();
    private volatile Optional<Held> frozen = Optional.empty();
    private Writers writers = new Writers();
    private volatile Ring ring;

    /**
     * @param feeding makes a feed, which hands lines to the consumer once it is started
     */
    LogsModel(Work work, Cap cap, BiFunction<Since, Consumer<List<Line>>, Feed> feeding) {
        this.work = work;
        this.feeding = feeding;
        this.cap = new SimpleObjectProperty<>(cap);
        this.ring = new Ring(cap);
        Runnable changed = work.coalesced().apply(this::refresh);
        this.wanted = new Sieve(work.sifting(), changed);
        this.found = new Sieve(work.sifting(), changed);
        look.set(see());
        filter.subscribe(this::sift);
        highlight.subscribe(this::search);
        this.cap.subscribe(most -> ring.cap(most));
        live.subscribe(on -> feed.ifPresent(one -> one.live(on)));
    }

    /** Which lines are shown. */
    ObjectProperty<Filter> filter() {
        return filter;
    }

    /** What is highlighted in them. */
    ObjectProperty<Optional<Search>> highlight() {
        return highlight;
    }

    /** How much is held. */
    ObjectProperty<Cap> cap() {
        return cap;
    }

    /** The number of the line where somebody looks; what changes is looked through from there. */
    LongProperty position() {
        return position;
    }

    /** Whether Live Tail is wanted. */
    BooleanProperty live() {
        return live;
    }

    ReadOnlyBooleanProperty paused() {
        return paused.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Look> look() {
        return look.getReadOnlyProperty();
    }

    /** How the tail fares; empty before the first one. */
    ReadOnlyObjectProperty<Optional<Status>> status() {
        return status.getReadOnlyProperty();
    }

    /** Who wrote what was read. */
    Writers writers() {
        return writers;
    }

    /** Forgets what was read, and reads from another time on. */
    void read(Since since) {
        feed.ifPresent(Feed::stop);
        resume();
        Ring next = new Ring(cap.get());
        Writers noted = new Writers();
        ring = next;
        writers = noted;
        Feed opened = feeding.apply(since, lines -> take(next, noted, lines));
        feed = Optional.of(opened);
        opened.live(live.get());
        work.threads().background().execute(opened::start);
        sift();
        tell();
    }

    private void take(Ring into, Writers noted, List<Line> lines) {
        noted.note(lines);
        into.add(lines);
        if (into == ring) {
            goOn();
        }
    }

    /** Has what is new looked through; the window is told when that is done. */
    private void goOn() {
        Document now = document();
        wanted.goOn(now);
        found.goOn(now);
    }

    private void refresh() {
        look.set(see());
    }

    private Document document() {
        return new Document(frozen, ring.held());
    }

    private Look see() {
        Document now = document();
        Sieve.Found passed = wanted.found();
        Sieve.Found marked = found.found();
        return new Look(
                now,
                passed.matches().within(now.first(), now.end()),
                marked.matches().within(now.first(), now.end()),
                passed.share(),
                marked.share(),
                passed.matches().within(now.end(), now.next()).count());
    }

    private void sift() {
        wanted.look(document(), filter.get()::wants, position.get());
        search();
    }

    private void search() {
        found.look(document(), marked(filter.get(), highlight.get()), position.get());
        // Lines that came while this was said went to those who looked before.
        goOn();
    }

    private static Predicate<Line> marked(Filter filter, Optional<Search> highlight) {
        return highlight
                .<Predicate<Line>>map(
                        search ->
                                line ->
                                        filter.wants(line)
                                                && search.isIn(Shown.plain(line.message())))
                .orElse(_ -> false);
    }

    /** Stays with what is there; what comes is held, and counted. */
    void pause() {
        if (!paused.get()) {
            frozen = Optional.of(ring.held());
            goOn();
            paused.set(true);
            refresh();
        }
    }

    /** Goes on with what is there by now. */
    void resume() {
        if (paused.get()) {
            frozen = Optional.empty();
            goOn();
            paused.set(false);
            refresh();
        }
    }

    /** Tells anew how the tail fares. */
    void tell() {
        status.set(feed.map(Feed::status));
    }

    /** Tries at once what is waited for, as after somebody has signed in. */
    void retry() {
        feed.ifPresent(Feed::retry);
    }

    @Override
    public void close() {
        feed.ifPresent(Feed::stop);
        wanted.stop();
        found.stop();
        work.close();
    }
}
