package dev.slipway.ui.logs;

import static dev.slipway.ui.logs.ScriptedFeed.BLUE_TASK;
import static dev.slipway.ui.logs.ScriptedFeed.GREEN_TASK;
import static dev.slipway.ui.logs.ScriptedFeed.line;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.logs.Cap;
import dev.slipway.logs.Filter;
import dev.slipway.logs.Filter.Where;
import dev.slipway.logs.Line;
import dev.slipway.logs.Search;
import dev.slipway.stack.Colour;
import dev.slipway.ui.common.Threads;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** What a log window shows, by its rules alone. */
class LogsModelTest {
    private static final Since SINCE = new Since.Ago(Duration.ofMinutes(15));

    private final List<ScriptedFeed> feeds = new ArrayList<>();
    private final LogsModel model =
            new LogsModel(
                    new Work(Threads.here(), new Here(), change -> change),
                    Cap.ofLines(640),
                    (since, to) -> {
                        ScriptedFeed feed = new ScriptedFeed(since, to);
                        feeds.add(feed);
                        return feed;
                    });

    /** Does everything at once, where the caller is. */
    private static final class Here extends AbstractExecutorService {
        private boolean shut;

        @Override
        public void execute(Runnable work) {
            work.run();
        }

        @Override
        public void shutdown() {
            shut = true;
        }

        @Override
        public List<Runnable> shutdownNow() {
            shutdown();
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return shut;
        }

        @Override
        public boolean isTerminated() {
            return shut;
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            return shut;
        }
    }

    @BeforeEach
    void read() {
        model.read(SINCE);
    }

    private void hand(int from, int to) {
        feeds.getLast()
                .hand(
                        IntStream.range(from, to)
                                .mapToObj(
                                        at ->
                                                line(
                                                        at % 2 == 0 ? BLUE_TASK : GREEN_TASK,
                                                        at,
                                                        "line " + at))
                                .toList());
    }

    private static List<String> messages(Look look, Matches lines) {
        return LongStream.range(0, lines.count())
                .mapToObj(rank -> look.line(lines.numberAt(rank)).map(Line::message).orElse("gone"))
                .toList();
    }

    private List<String> shown() {
        return messages(model.look().get(), model.look().get().wanted());
    }

    @Test
    void showsWhatComes() {
        hand(0, 3);
        assertThat(shown()).containsExactly("line 0", "line 1", "line 2");
        assertThat(feeds.getFirst().isOpen()).isTrue();
        assertThat(feeds.getFirst().since()).isEqualTo(SINCE);
    }

    @Test
    void filtersOverAllThatIsHeld() {
        hand(0, 100);
        model.filter()
                .set(
                        new Filter(
                                Where.ANYWHERE.withColours(Set.of(Colour.GREEN)),
                                List.of(Search.expression("line \\d*7$", false)),
                                List.of(Search.text("77", false)),
                                Optional.empty()));
        assertThat(shown())
                .containsExactly(
                        "line 7", "line 17", "line 27", "line 37", "line 47", "line 57", "line 67",
                        "line 87", "line 97");
        hand(100, 120);
        assertThat(shown()).endsWith("line 97", "line 107", "line 117");
        model.filter().set(Filter.ALL);
        assertThat(shown()).hasSize(120);
    }

    @Test
    void marksOnlyAmongWhatIsShown() {
        hand(0, 30);
        model.highlight().set(Optional.of(Search.text("2", false)));
        assertThat(model.look().get().found().count()).isEqualTo(12);
        model.filter()
                .set(
                        new Filter(
                                Where.ANYWHERE.withColours(Set.of(Colour.BLUE)),
                                List.of(),
                                List.of(),
                                Optional.empty()));
        assertThat(messages(model.look().get(), model.look().get().found()))
                .containsExactly(
                        "line 2", "line 12", "line 20", "line 22", "line 24", "line 26", "line 28");
        model.highlight().set(Optional.empty());
        assertThat(model.look().get().found().count()).isZero();
    }

    @Test
    void aPauseKeepsWhatWasThereThoughTheRingHasDroppedIt() {
        hand(0, 600);
        List<String> before = shown();
        model.pause();
        hand(600, 5000);
        assertThat(shown()).isEqualTo(before);
        model.filter()
                .set(
                        new Filter(
                                Where.ANYWHERE,
                                List.of(Search.text("line 17", false)),
                                List.of(),
                                Optional.empty()));
        assertThat(shown()).hasSize(11).contains("line 17", "line 170", "line 179");
        model.filter().set(Filter.ALL);
        assertThat(shown()).isEqualTo(before);
        model.resume();
        assertThat(shown()).doesNotContain("line 599").endsWith("line 4999");
        assertThat(shown().size()).isLessThanOrEqualTo(640);
    }

    @Test
    void countsWhatCameSinceThePause() {
        hand(0, 10);
        model.pause();
        hand(10, 31);
        assertThat(model.look().get().fresh()).isEqualTo(21);
        model.filter()
                .set(
                        new Filter(
                                Where.ANYWHERE.withColours(Set.of(Colour.BLUE)),
                                List.of(),
                                List.of(),
                                Optional.empty()));
        assertThat(model.look().get().fresh()).isEqualTo(11);
        model.resume();
        assertThat(model.look().get().fresh()).isZero();
    }

    @Test
    void anotherTimeStartsAnew() {
        hand(0, 10);
        model.pause();
        model.read(new Since.Ago(Duration.ofHours(1)));
        assertThat(model.paused().get()).isFalse();
        assertThat(feeds.getFirst().isOpen()).isFalse();
        assertThat(shown()).isEmpty();
        feeds.getFirst().hand(line(BLUE_TASK, 1, "from the old one"));
        feeds.getLast().hand(line(BLUE_TASK, 1, "from the new one"));
        assertThat(shown()).containsExactly("from the new one");
    }

    @Test
    void holdsAsManyAsOneWants() {
        model.cap().set(Cap.ofLines(64));
        hand(0, 1000);
        assertThat(shown()).hasSizeBetween(63, 64).endsWith("line 999");
        model.read(SINCE);
        hand(0, 1000);
        assertThat(shown()).hasSizeBetween(63, 64);
    }

    @Test
    void tellsHowTheTailFaresWhenAsked() {
        assertThat(model.status().get()).isPresent();
        model.retry();
        assertThat(feeds.getLast().retries()).isOne();
        model.close();
        assertThat(feeds.getLast().isOpen()).isFalse();
    }

    @Test
    void knowsWhoHasWritten() {
        hand(0, 10);
        assertThat(model.writers().all()).containsExactly(BLUE_TASK, GREEN_TASK);
        assertThat(model.writers().number(GREEN_TASK)).isOne();
    }
}
