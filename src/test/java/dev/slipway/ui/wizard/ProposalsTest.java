package dev.slipway.ui.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.Failure;
import dev.slipway.sandbox.world.Pace;
import dev.slipway.stack.Colour;
import dev.slipway.stack.Defaults;
import dev.slipway.stack.Names;
import dev.slipway.stack.Stack;
import dev.slipway.ui.Fields;
import dev.slipway.ui.Rehearsed;
import dev.slipway.ui.Windowed;
import dev.slipway.ui.common.Kit;
import dev.slipway.ui.common.Page;
import dev.slipway.ui.common.SecretValues;
import dev.slipway.ui.connect.Session;

import javafx.scene.layout.StackPane;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** The wizard in an account in which names are taken, and a domain is asked for elsewhere. */
class ProposalsTest {
    @TempDir Path home;

    private Rehearsed rehearsed;
    private Windowed window;
    private Fields fields;
    private WizardModel wizard;
    private WizardController page;

    @BeforeEach
    void open() {
        rehearsed = Rehearsed.in(home, Pace.VIRTUAL);
        window = new Windowed();
        fields = new Fields(window);
    }

    @AfterEach
    void close() {
        window.ask(
                () -> {
                    page.close();
                    return true;
                });
        window.close();
        rehearsed.close();
    }

    private void describe(Stack stack) {
        page = window.show(kit -> wizard(kit, rehearsed.session(), stack));
    }

    private WizardController wizard(Kit kit, Session session, Stack stack) {
        wizard =
                new WizardModel(
                        session, kit.texts(), kit.threads(), stack, false, new SecretValues());
        return new WizardController(kit, session, wizard, new Ways());
    }

    private void go(Step step) {
        window.ask(
                () -> {
                    wizard.go(step);
                    return true;
                });
    }

    private static Stack fresh() {
        return Defaults.stack("shop").withRegion("us-east-2");
    }

    @Test
    void aLogGroupThatIsThereGivesWayToAFreeNameByAClick() {
        String group = fresh().service(Colour.GREEN).logGroup();
        rehearsed.session().account().logs().createLogGroup(r -> r.logGroupName(group));
        describe(fresh());
        go(Step.APPLICATIONS);
        go(Step.SIZING);
        go(Step.APPLICATIONS);
        window.see("services-green-logGroup-offer", "Take that name");
        assertThat(fields.problems("services-green-logGroup"))
                .contains("There is a log group " + group, "Call it " + group + "-2");
        assertThat(window.sees("services-blue-logGroup-offer")).isFalse();
        window.click("services-green-logGroup-offer");
        window.see("services-green-logGroup", group + "-2");
        assertThat(wizard.stack().service(Colour.GREEN).logGroup()).isEqualTo(group + "-2");
        assertThat(window.sees("services-green-logGroup-offer")).isFalse();
        go(Step.SIZING);
        go(Step.APPLICATIONS);
        window.await("no more to say", () -> fields.problems("services-green-logGroup").isEmpty());
    }

    @Test
    void aBucketThatIsThereGivesWayToAFreeNameByAClick() {
        String account = rehearsed.session().account().identity().accountId();
        String bucket = Names.bucket(fresh(), account);
        for (String name : new String[] {bucket, bucket + "-2"}) {
            rehearsed.session().account().s3().createBucket(r -> r.bucket(name));
        }
        describe(fresh());
        go(Step.LOGGING);
        go(Step.SIZING);
        go(Step.LOGGING);
        window.see("logging-bucket-offer");
        assertThat(fields.problems("logging-bucket")).contains("Call it " + bucket + "-3");
        window.click("logging-bucket-offer");
        window.see("logging-bucket", bucket + "-3");
        assertThat(wizard.stack().logging().bucket()).contains(bucket + "-3");
        assertThat(fields.problems("logging-bucket")).isEmpty();
    }

    @Test
    void aZoneThatTheWorldDoesNotAskIsWarnedOfWithItsNameServers() {
        describe(fresh());
        go(Step.DOMAIN);
        window.click("domain-with");
        window.type("domain-name", "app.undelegated.example");
        window.choose("domain-hostedZone", "name=Optional[undelegated.example]");
        go(Step.SIZING);
        go(Step.DOMAIN);
        window.await(
                "a warning", () -> fields.problems("domain-hostedZone").contains("ns-1.awsdns-01"));
        assertThat(fields.problems("domain-hostedZone"))
                .contains("no name server is delegated for undelegated.example", "registrar");
        window.choose("domain-hostedZone", "name=Optional[rehearsal.example]");
        window.type("domain-name", "app.rehearsal.example");
        window.await("no warning", () -> fields.problems("domain-hostedZone").isEmpty());
    }

    private static final class Ways implements WizardController.Ways {
        @Override
        public Page review(Stack stack, SecretValues values, Runnable back) {
            StackPane nothing = new StackPane();
            return () -> nothing;
        }

        @Override
        public void loginNeeded(Failure failure, Runnable again) {}

        @Override
        public void leave() {}
    }
}
