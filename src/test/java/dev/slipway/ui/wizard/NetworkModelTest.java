package dev.slipway.ui.wizard;

import static dev.slipway.ui.wizard.Fakes.CLOSED_C;
import static dev.slipway.ui.wizard.Fakes.INNER_A;
import static dev.slipway.ui.wizard.Fakes.INNER_B;
import static dev.slipway.ui.wizard.Fakes.MAIN;
import static dev.slipway.ui.wizard.Fakes.ODD;
import static dev.slipway.ui.wizard.Fakes.OPEN_A;
import static dev.slipway.ui.wizard.Fakes.OPEN_B;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.EngineException;
import dev.slipway.engine.Failure;
import dev.slipway.stack.Network;
import dev.slipway.stack.Problem;
import dev.slipway.ui.common.Threads;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

class NetworkModelTest {
    private final Fakes.Account account = new Fakes.Account();
    private final Draft draft = new Draft(Fakes.fresh());

    private NetworkModel model(Threads threads) {
        return new NetworkModel(draft, Fakes.TEXTS, threads, account);
    }

    private NetworkModel looked() {
        NetworkModel model = model(Threads.here());
        model.look();
        return model;
    }

    @Test
    void proposesTheFirstNetworkThatIsComplete() {
        NetworkModel model = looked();
        assertThat(model.vpc().get()).isEqualTo(MAIN);
        assertThat(draft.get().network())
                .isEqualTo(
                        new Network(
                                MAIN.id(),
                                MAIN.cidr(),
                                List.of(OPEN_A.id(), OPEN_B.id()),
                                List.of(INNER_A.id(), INNER_B.id())));
        assertThat(draft.problems(Step.NETWORK)).isEmpty();
        assertThat(model.zones()).isEqualTo(2);
    }

    @Test
    void keepsWhatTheStackNames() {
        Network named =
                new Network(MAIN.id(), MAIN.cidr(), List.of(OPEN_B.id()), List.of(CLOSED_C.id()));
        draft.change(stack -> stack.withNetwork(named));
        looked();
        assertThat(draft.get().network()).isEqualTo(named);
    }

    @Test
    void onlyTheLatestAnswerArrives() {
        Fakes.Later later = new Fakes.Later();
        NetworkModel model = model(later.threads());
        model.look();
        later.runAll();
        model.vpc().set(ODD);
        model.vpc().set(MAIN);
        Runnable first = later.waiting.poll();
        later.runAll();
        List<SubnetChoice> shown = List.copyOf(model.open());
        first.run();
        assertThat(model.open()).isEqualTo(shown);
        assertThat(draft.get().network().publicSubnets()).contains(OPEN_A.id());
        assertThat(model.busy().get()).isFalse();
    }

    @Test
    void nothingArrivesAfterThePageIsClosed() {
        Fakes.Later later = new Fakes.Later();
        NetworkModel model = model(later.threads());
        model.look();
        assertThat(model.busy().get()).isTrue();
        model.close();
        later.runAll();
        assertThat(model.vpcs()).isEmpty();
        assertThat(draft.get().network().vpcId()).isEmpty();
    }

    @Test
    void anotherVpcForgetsTheSubnetsOfTheFirst() {
        NetworkModel model = looked();
        model.vpc().set(ODD);
        assertThat(draft.get().network().vpcCidr()).isEqualTo(ODD.cidr());
        assertThat(draft.get().network().privateSubnets()).isEmpty();
        assertThat(draft.problems(Step.NETWORK))
                .extracting(Problem::message)
                .contains("No private subnet is given.");
    }

    @Test
    void aSubnetWithoutAWayOutIsWarnedOf() {
        NetworkModel model = looked();
        take(model.inner(), CLOSED_C.id(), true);
        assertThat(draft.at("network.privateSubnets"))
                .singleElement()
                .satisfies(it -> assertThat(it.isError()).isFalse())
                .satisfies(it -> assertThat(it.message()).contains("no route to the internet"));
        take(model.inner(), CLOSED_C.id(), false);
        assertThat(draft.at("network.privateSubnets")).isEmpty();
    }

    @Test
    void oneZoneIsImpossibleForTheLoadBalancer() {
        NetworkModel model = looked();
        model.vpc().set(ODD);
        model.open().forEach(choice -> choice.taken().set(true));
        assertThat(draft.at("network.publicSubnets"))
                .anySatisfy(it -> assertThat(it.message()).contains("All of these subnets"));
        assertThat(draft.hasErrors()).isTrue();
    }

    @Test
    void whatIsNotThereIsPointedOutAndForgotten() {
        draft.change(
                stack ->
                        stack.withNetwork(
                                new Network(
                                        MAIN.id(),
                                        MAIN.cidr(),
                                        List.of("subnet-0000ffff", OPEN_A.id()),
                                        List.of(INNER_A.id(), INNER_B.id()))));
        NetworkModel model = looked();
        assertThat(draft.at("network.publicSubnets"))
                .extracting(Problem::path)
                .contains("network.publicSubnets[0]");
        take(model.open(), OPEN_B.id(), true);
        assertThat(draft.get().network().publicSubnets()).containsExactly(OPEN_A.id(), OPEN_B.id());
        assertThat(draft.problems(Step.NETWORK)).isEmpty();
    }

    @Test
    void aFailureIsToldAndCanBeTriedAgain() {
        account.broken = new EngineException(Failure.of("looking", "no permission", "Ask for it."));
        NetworkModel model = looked();
        assertThat(model.failure().get()).map(Failure::remedy).contains("Ask for it.");
        assertThat(model.isEmpty()).isFalse();
        account.broken = null;
        model.look();
        assertThat(model.failure().get()).isEqualTo(Optional.empty());
        assertThat(model.vpc().get()).isEqualTo(MAIN);
    }

    @Test
    void anAccountWithoutNetworksIsEmpty() {
        account.vpcs = List.of();
        assertThat(looked().isEmpty()).isTrue();
    }

    private static void take(List<SubnetChoice> choices, String id, boolean taken) {
        choices.stream()
                .filter(choice -> choice.subnet().id().equals(id))
                .findFirst()
                .orElseThrow()
                .taken()
                .set(taken);
    }
}
