package dev.slipway.ui.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.stack.Colour;
import dev.slipway.stack.Defaults;
import dev.slipway.stack.Problem;
import dev.slipway.stack.Stack;
import dev.slipway.stack.file.Tfvars;
import dev.slipway.ui.common.SecretValues;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

class WizardModelTest {
    @TempDir Path home;

    @Test
    void everyStepIsReachableWhateverIsWrong() {
        WizardModel wizard = Fakes.wizard(home, Fakes.fresh());
        for (Step step : Step.values()) {
            wizard.go(step);
            assertThat(wizard.step().get()).isEqualTo(step);
            wizard.go(Step.ACCOUNT);
        }
    }

    @Test
    @SuppressWarnings("unchecked")
    void goingBackLosesNothing() {
        WizardModel wizard = Fakes.wizard(home, Fakes.fresh());
        wizard.go(Step.APPLICATIONS);
        Value<String> port = text(wizard, "container.port");
        Value<String> image = text(wizard, "container.image");
        port.set("80a");
        image.set("Not An Image");
        wizard.go(Step.SIZING);
        wizard.go(Step.ACCOUNT);
        text(wizard.account().values(), "name").set("other");
        wizard.go(Step.APPLICATIONS);
        assertThat(port.get()).isEqualTo("80a");
        assertThat(image.get()).isEqualTo("Not An Image");
        assertThat(wizard.stack().service(Colour.BLUE).name()).isEqualTo("other-blue");
    }

    @Test
    void whatIsNoNumberIsAProblemUntilItIsOne() {
        WizardModel wizard = Fakes.wizard(home, Fakes.fresh());
        String path = "services.blue.container.port";
        Value<String> port = text(wizard, "container.port");
        port.set("");
        assertThat(wizard.draft().at(path))
                .extracting(Problem::message)
                .containsExactly("The number is missing.");
        assertThat(wizard.stack().service(Colour.BLUE).container().port()).isEqualTo(3000);
        port.set("3000");
        assertThat(wizard.draft().at(path)).isEmpty();
        port.set("99999");
        assertThat(wizard.draft().at(path)).hasSize(1);
    }

    @Test
    void whatIsBeingTypedIsLeftAlone() {
        WizardModel wizard = Fakes.wizard(home, Fakes.fresh());
        Value<String> ranges = text(wizard.network().values(), "loadBalancer.allowedCidrs");
        ranges.set("198.51.100.0/24, ");
        assertThat(ranges.get()).isEqualTo("198.51.100.0/24, ");
        assertThat(wizard.stack().loadBalancer().allowedCidrs()).containsExactly("198.51.100.0/24");
        text(wizard.account().values(), "name").set("other");
        assertThat(ranges.get()).isEqualTo("198.51.100.0/24, ");
    }

    @Test
    void aFreshPageIsNotRed() {
        WizardModel wizard = Fakes.wizard(home, Fakes.fresh());
        String image = "services.blue.container.image";
        assertThat(wizard.draft().at(image)).isNotEmpty();
        assertThat(wizard.draft().shown(image)).isEmpty();
        wizard.go(Step.REVIEW);
        assertThat(wizard.draft().shown(image)).isNotEmpty();
    }

    @Test
    void aStepThatOneLeavesShowsWhatIsWrongThere() {
        WizardModel wizard = Fakes.wizard(home, Fakes.fresh());
        wizard.go(Step.APPLICATIONS);
        wizard.go(Step.SIZING);
        assertThat(wizard.draft().shown("services.blue.container.image")).isNotEmpty();
        assertThat(wizard.draft().shown("network.vpcId")).isEmpty();
    }

    @Test
    void aProblemLeadsToItsField() {
        WizardModel wizard = Fakes.wizard(home, Fakes.fresh());
        wizard.go(
                wizard.problems().stream()
                        .filter(it -> it.path().equals("services.green.container.image"))
                        .findFirst()
                        .orElseThrow());
        assertThat(wizard.step().get()).isEqualTo(Step.APPLICATIONS);
        assertThat(wizard.wanted().get()).contains("services.green.container.image");
        assertThat(wizard.draft().shown("services.green.container.image")).isNotEmpty();
    }

    @Test
    void theSampleImagesMakeAWholeStack() {
        WizardModel wizard = Fakes.wizard(home, Fakes.fresh());
        wizard.look();
        assertThat(wizard.draft().hasErrors()).isTrue();
        for (Colour colour : Colour.values()) {
            wizard.application(colour).container().useSample();
        }
        assertThat(wizard.problems()).isEmpty();
        assertThat(wizard.stack().service(Colour.BLUE).container().healthCheck()).isPresent();
    }

    @Test
    void theSeedsPlaceholdersArePointedOut() {
        Stack seed =
                Tfvars.readHcl(
                                """
                                region = "eu-west-1"
                                vpc_id = "vpc-xxxxxxxx"
                                public_subnets = ["subnet-xxxxxxxx"]
                                """,
                                "inputs.tfvars")
                        .stack()
                        .orElseThrow();
        WizardModel wizard = Fakes.wizard(home, seed);
        wizard.look();
        assertThat(wizard.movedFrom()).contains("eu-west-1");
        assertThat(wizard.stack().region()).isEqualTo(Fakes.REGION);
        assertThat(wizard.draft().at("network.vpcId")).isNotEmpty();
        wizard.network().vpc().set(Fakes.MAIN);
        assertThat(wizard.draft().problems(Step.NETWORK)).isEmpty();
    }

    @Test
    void aSecretIsAskedForUnlessItIsInAwsAlready() {
        SecretValues typed = new SecretValues();
        WizardModel wizard = Fakes.wizard(home, Fakes.fresh(), false, typed);
        Secrets secrets = wizard.application(Colour.BLUE).secrets();
        secrets.add();
        Secrets.Row row = secrets.rows().getFirst();
        row.name().set("DB_PASSWORD");
        assertThat(wizard.draft().at(secrets.path()))
                .extracting(Problem::message)
                .containsExactly("The value of DB_PASSWORD is missing.");
        row.value().set("hunter2");
        assertThat(wizard.draft().at(secrets.path())).isEmpty();
        assertThat(typed.of("DB_PASSWORD")).contains("hunter2");
        row.name().set("DB_PASS");
        assertThat(typed.of("DB_PASSWORD")).isEmpty();
        assertThat(typed.of("DB_PASS")).contains("hunter2");
        WizardModel edit = Fakes.wizard(home, wizard.stack(), true, new SecretValues());
        assertThat(edit.draft().at(secrets.path())).isEmpty();
    }

    @Test
    void aTagTwiceIsAProblem() {
        WizardModel wizard = Fakes.wizard(home, Fakes.fresh());
        Pairs tags = wizard.account().tags();
        for (int i = 0; i < 2; i++) {
            tags.add();
            tags.rows().get(i).name().set("team");
        }
        assertThat(wizard.draft().at("tags")).hasSize(1);
        tags.remove(tags.rows().getLast());
        assertThat(wizard.draft().at("tags")).isEmpty();
        assertThat(wizard.stack().tags()).containsOnlyKeys("team");
    }

    @Test
    void chosenNamesStayWhenTheStackIsRenamed() {
        WizardModel wizard = Fakes.wizard(home, Defaults.stack(Defaults.STACK_NAME));
        text(wizard, "name").set("mine");
        Value<String> name = text(wizard.account().values(), "name");
        name.set("shop");
        assertThat(wizard.stack().service(Colour.BLUE).name()).isEqualTo("mine");
        assertThat(wizard.stack().loadBalancer().name()).isEqualTo("shop");
        name.set("");
        name.set(Defaults.STACK_NAME);
        assertThat(wizard.stack().service(Colour.GREEN))
                .isEqualTo(Defaults.stack(Defaults.STACK_NAME).service(Colour.GREEN));
    }

    private static Value<String> text(WizardModel wizard, String path) {
        return text(wizard.application(Colour.BLUE).values(), path);
    }

    @SuppressWarnings("unchecked")
    private static Value<String> text(Values values, String path) {
        return (Value<String>) values.get(path);
    }
}
