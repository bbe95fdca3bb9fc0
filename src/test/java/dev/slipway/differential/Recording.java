package dev.slipway.differential;

import dev.slipway.aws.Account;
import dev.slipway.aws.Discovery;
import dev.slipway.differential.Script.Phase.Product;
import dev.slipway.differential.Script.Phase.Written;
import dev.slipway.sandbox.Sandbox;
import dev.slipway.sandbox.SeedInSandbox;
import dev.slipway.stack.Stack;

import java.nio.file.Path;
import java.util.List;

/**
 * What the product sends in the life of the seed's stack, in a sandbox of its own.
 *
 * @param land what lay in that sandbox before
 */
record Recording(Land land, Script script) {

    /**
     * @param home where Slipway keeps what it remembers
     */
    static Recording make(Path home) {
        Turns time = new Turns();
        Recorder recorder = new Recorder(time::now);
        SeedInSandbox seed = new SeedInSandbox(new Sandbox(time, 1), home, recorder);
        Land land;
        try (Account other = new SeedInSandbox(new Sandbox(time, 1), home).account()) {
            land = Land.of(other);
        }
        try (Account account = seed.account()) {
            Land.clear(account);
            Wrongs wrongs = new Wrongs(account, land);
            Stack stack = seed.stack();
            Stack newer =
                    seed.stack(
                            file ->
                                    file.replace("776fd50", "8a1b2c3")
                                            .replace(
                                                    "desired_count          = 2",
                                                    "desired_count          = 3"));
            return new Recording(
                    land,
                    Script.of(
                            List.of(
                                    new Written(recorder.during(() -> lookAround(account, land))),
                                    new Written(recorder.during(wrongs::aboutNothing)),
                                    new Product(recorder.during(() -> seed.apply(stack))),
                                    new Product(recorder.during(() -> seed.plan(stack))),
                                    new Written(recorder.during(wrongs::aboutTheSeed)),
                                    new Product(recorder.during(() -> seed.apply(newer))),
                                    new Product(recorder.during(() -> seed.plan(newer))),
                                    new Product(recorder.during(() -> seed.destroy(newer))))));
        }
    }

    /** What the window's pages ask when somebody chooses where a stack shall stand. */
    private static void lookAround(Account account, Land land) {
        Discovery discovery = new Discovery(account);
        discovery.vpcs();
        discovery.subnets(land.ids().get("vpc slipway-main"));
        discovery.hostedZones();
        discovery.certificates(SeedInSandbox.DOMAIN);
    }
}
