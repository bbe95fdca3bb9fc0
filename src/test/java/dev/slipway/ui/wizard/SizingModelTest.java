package dev.slipway.ui.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.blueprint.Prices;
import dev.slipway.stack.CapacitySplit;
import dev.slipway.stack.Colour;
import dev.slipway.stack.FargateSize;

import org.junit.jupiter.api.Test;

class SizingModelTest {
    private final Draft draft = new Draft(Fakes.fresh());
    private final SizingModel model = new SizingModel(draft, Colour.BLUE);

    @Test
    void memoryFollowsTheCpu() {
        for (int cpu : FargateSize.legalCpus()) {
            model.cpu().set(cpu);
            assertThat(draft.get().service(Colour.BLUE).size().isLegal()).isTrue();
            assertThat(model.legalMemory()).contains(model.memory().get());
        }
        model.cpu().set(256);
        assertThat(model.memory().get()).isEqualTo(2048);
    }

    @Test
    void theOtherColourStaysAsItIs() {
        model.cpu().set(256);
        assertThat(draft.get().service(Colour.GREEN).size()).isEqualTo(new FargateSize(1024, 4096));
    }

    @Test
    void theUsualDivisionsHaveNames() {
        assertThat(model.mix().get()).isEqualTo(SizingModel.Mix.HALF);
        model.mix().set(SizingModel.Mix.ON_DEMAND);
        assertThat(model.split()).hasToString("2 on-demand + 0 Spot");
        model.mix().set(SizingModel.Mix.OWN);
        number("capacity.spotWeight").set("3");
        assertThat(draft.get().service(Colour.BLUE).capacity())
                .isEqualTo(new CapacitySplit(0, 1, 3));
        assertThat(model.mix().get()).isEqualTo(SizingModel.Mix.OWN);
        assertThat(model.showsShares()).isTrue();
    }

    @Test
    void autoscalingIsThereWhenItIsWanted() {
        model.scaling().set(true);
        number("autoscaling.maxTasks").set("x");
        assertThat(draft.at("services.blue.autoscaling.maxTasks")).isNotEmpty();
        model.scaling().set(false);
        assertThat(draft.get().service(Colour.BLUE).autoscaling()).isEmpty();
        assertThat(draft.problems(Step.SIZING)).isEmpty();
    }

    @Test
    void theCostFollows() {
        CostModel cost = new CostModel(draft, Prices.built());
        double before = cost.cost().get().monthlyUsd();
        model.cpu().set(4096);
        assertThat(cost.cost().get().monthlyUsd()).isGreaterThan(before);
        assertThat(cost.savedBySpot()).isZero();
        model.mix().set(SizingModel.Mix.ON_DEMAND);
        assertThat(cost.savedBySpot()).isPositive();
    }

    @SuppressWarnings("unchecked")
    private Value<String> number(String path) {
        return (Value<String>) model.values().get(path);
    }
}
