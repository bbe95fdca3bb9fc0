package dev.slipway.ui.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.aws.Discovery.BucketName;
import dev.slipway.stack.Colour;
import dev.slipway.stack.Problem;
import dev.slipway.ui.common.Threads;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Set;

class NamesModelTest {
    private static final String ACCOUNT = "123456789012";
    private static final String BUCKET = "shop-logs-" + ACCOUNT + "-us-east-2";

    private final Draft draft = new Draft(Fakes.fresh());
    private final Fakes.Account account = new Fakes.Account();
    private final NamesModel model =
            new NamesModel(draft, Fakes.TEXTS, Threads.here(), account, ACCOUNT);

    private List<Problem> at(String path) {
        return draft.problems().stream().filter(it -> it.path().equals(path)).toList();
    }

    @Test
    void aBucketOfAnotherAccountStopsOneAndTheNextFreeNameIsProposed() {
        account.buckets = Map.of(BUCKET, BucketName.TAKEN, BUCKET + "-2", BucketName.OURS);
        model.look();
        assertThat(at("logging.bucket"))
                .singleElement()
                .satisfies(
                        it -> {
                            assertThat(it.isError()).isTrue();
                            assertThat(it.remedy()).contains(BUCKET + "-3");
                        });
    }

    @Test
    void whatTheAccountHasItselfIsWarnedOf() {
        String group = draft.get().service(Colour.GREEN).logGroup();
        account.buckets = Map.of(BUCKET, BucketName.OURS);
        account.logGroups = Set.of(group);
        model.look();
        assertThat(at("logging.bucket")).singleElement().matches(it -> !it.isError());
        assertThat(at("services.green.logGroup"))
                .singleElement()
                .matches(it -> !it.isError())
                .matches(it -> it.remedy().contains(group + "-2"));
        assertThat(at("services.blue.logGroup")).isEmpty();
    }

    @Test
    void anotherNameIsAnotherQuestion() {
        account.buckets = Map.of(BUCKET, BucketName.TAKEN);
        model.look();
        int asked = account.asked.size();
        model.look();
        assertThat(account.asked).hasSize(asked);
        draft.change(
                stack ->
                        stack.withService(
                                Colour.BLUE, stack.service(Colour.BLUE).withLogGroup("another")));
        assertThat(at("logging.bucket")).isEmpty();
        model.look();
        assertThat(at("logging.bucket")).hasSize(1);
        assertThat(account.asked).contains("another");
    }

    @Test
    void whatCannotBeAskedIsAskedAgain() {
        account.broken = new IllegalStateException("no network");
        model.look();
        assertThat(at("logging.bucket")).isEmpty();
        account.broken = null;
        account.buckets = Map.of(BUCKET, BucketName.TAKEN);
        model.look();
        assertThat(at("logging.bucket")).hasSize(1);
    }
}
