package dev.slipway.ui.wizard;

import dev.slipway.aws.Discovery.BucketName;
import dev.slipway.stack.Colour;
import dev.slipway.stack.Names;
import dev.slipway.stack.Problem;
import dev.slipway.stack.Stack;
import dev.slipway.ui.common.Latest;
import dev.slipway.ui.common.Texts;
import dev.slipway.ui.common.Threads;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Which of the names that a new stack gives are taken already. The account is asked as one goes
 * from step to step, not for every letter.
 */
final class NamesModel {
    private static final String BY = "names";
    private static final int LAST = 9;

    private final Draft draft;
    private final Texts texts;
    private final Surroundings around;
    private final String accountId;
    private final Latest asking;
    private Optional<Wanted> asked = Optional.empty();

    /** What the account says: what is wrong, and names that are free, by the paths of the taken. */
    private record Answer(List<Problem> problems, Map<String, String> free) {}

    /** The names to ask for. */
    private record Wanted(String blue, String green, String bucket) {
        static Wanted of(Stack stack, String accountId) {
            return new Wanted(
                    stack.service(Colour.BLUE).logGroup(),
                    stack.service(Colour.GREEN).logGroup(),
                    Names.bucket(stack, accountId));
        }
    }

    NamesModel(Draft draft, Texts texts, Threads threads, Surroundings around, String accountId) {
        this.draft = draft;
        this.texts = texts;
        this.around = around;
        this.accountId = accountId;
        this.asking = new Latest(threads);
        // What was said of a name is not said of another.
        draft.stack().addListener((_, _, now) -> forgetUnless(Wanted.of(now, accountId)));
    }

    private void forgetUnless(Wanted now) {
        if (asked.filter(before -> !before.equals(now)).isPresent()) {
            asked = Optional.empty();
            asking.cancel();
            take(new Answer(List.of(), Map.of()));
        }
    }

    private void take(Answer answer) {
        draft.note(BY, answer.problems());
        draft.propose(answer.free());
    }

    /** Asks, unless nothing has changed. */
    void look() {
        Wanted now = Wanted.of(draft.get(), accountId);
        if (asked.isEmpty()) {
            asked = Optional.of(now);
            asking.ask(
                    texts.get("wizard.names.asking"),
                    () -> judge(now),
                    this::take,
                    // The plan asks again, and says what it cannot know.
                    _ -> asked = Optional.empty());
        }
    }

    void close() {
        asking.cancel();
    }

    private Answer judge(Wanted now) {
        Answer answer = new Answer(new ArrayList<>(), new HashMap<>());
        logGroup("services.blue.logGroup", now.blue(), answer);
        logGroup("services.green.logGroup", now.green(), answer);
        bucket(now.bucket(), answer);
        return answer;
    }

    private void logGroup(String path, String name, Answer answer) {
        if (!name.isBlank() && around.hasLogGroup(name)) {
            String remedy = remedy(path, name, free -> !around.hasLogGroup(free), answer);
            answer.problems()
                    .add(Problem.warning(path, texts.get("wizard.names.logGroup", name), remedy));
        }
    }

    private void bucket(String name, Answer answer) {
        BucketName whose = around.bucket(name);
        String path = "logging.bucket";
        if (whose != BucketName.FREE) {
            String remedy =
                    remedy(path, name, free -> around.bucket(free) == BucketName.FREE, answer);
            answer.problems()
                    .add(
                            whose == BucketName.TAKEN
                                    ? Problem.error(
                                            path, texts.get("wizard.names.taken", name), remedy)
                                    : Problem.warning(
                                            path, texts.get("wizard.names.ours", name), remedy));
        }
    }

    private String remedy(String path, String name, Predicate<String> isFree, Answer answer) {
        Optional<String> free =
                IntStream.rangeClosed(2, LAST)
                        .mapToObj(number -> name + "-" + number)
                        .filter(isFree)
                        .findFirst();
        free.ifPresent(it -> answer.free().put(path, it));
        return free.map(it -> texts.get("wizard.names.free", it))
                .orElseGet(() -> texts.get("wizard.names.other"));
    }
}
