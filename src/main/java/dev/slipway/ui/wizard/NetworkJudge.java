package dev.slipway.ui.wizard;

import dev.slipway.aws.Discovery.Reach;
import dev.slipway.aws.Discovery.Subnet;
import dev.slipway.aws.Discovery.Vpc;
import dev.slipway.stack.Network;
import dev.slipway.stack.Problem;
import dev.slipway.ui.common.Texts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is wrong with a network that only the account can tell. */
record NetworkJudge(Texts texts, Network network) {
    private static final String VPC = "network.vpcId";
    private static final String OPEN = "network.publicSubnets";
    private static final String INNER = "network.privateSubnets";

    /**
     * Partial networks are warned of, impossible ones are errors.
     *
     * @param subnets of the VPC, if they are known yet
     */
    List<Problem> judge(List<Vpc> vpcs, Optional<List<Subnet>> subnets) {
        String id = network.vpcId();
        // A name that cannot be one at all is the validator's to report.
        if (id.matches("vpc-[0-9a-f]+") && vpcs.stream().noneMatch(it -> it.id().equals(id))) {
            return List.of(error(VPC, "wizard.network.gone", id));
        }
        List<Problem> found = new ArrayList<>();
        subnets.ifPresent(
                all -> {
                    known(OPEN, network.publicSubnets(), all, found);
                    known(INNER, network.privateSubnets(), all, found);
                    balancer(chosen(network.publicSubnets(), all), found);
                    tasks(chosen(network.privateSubnets(), all), found);
                });
        return found;
    }

    private void known(String path, List<String> ids, List<Subnet> all, List<Problem> found) {
        for (int index = 0; index < ids.size(); index++) {
            String id = ids.get(index);
            if (id.matches("subnet-[0-9a-f]+") && all.stream().noneMatch(s -> s.id().equals(id))) {
                found.add(error(path + "[" + index + "]", "wizard.subnet.gone", id));
            }
        }
    }

    private void balancer(List<Subnet> chosen, List<Problem> found) {
        for (Subnet subnet : chosen) {
            if (subnet.reach() != Reach.PUBLIC) {
                found.add(error(OPEN, "wizard.subnet.closed", subnet.name()));
            } else if (!Suitable.hasRoom(subnet)) {
                found.add(error(OPEN, "wizard.subnet.small", subnet.name(), subnet.free()));
            }
        }
        long zones = chosen.stream().map(Subnet::zone).distinct().count();
        if (chosen.size() > 1 && zones == 1) {
            found.add(error(OPEN, "wizard.network.oneZone", chosen.getFirst().zone()));
        } else if (zones < chosen.size()) {
            found.add(error(OPEN, "wizard.network.twice"));
        }
    }

    private void tasks(List<Subnet> chosen, List<Problem> found) {
        for (Subnet subnet : chosen) {
            if (subnet.reach() == Reach.ISOLATED) {
                found.add(warning(INNER, "wizard.subnet.isolated", subnet.name()));
            } else if (subnet.reach() == Reach.PUBLIC) {
                found.add(error(INNER, "wizard.subnet.open", subnet.name()));
            }
        }
        if (chosen.size() > 1 && chosen.stream().map(Subnet::zone).distinct().count() == 1) {
            found.add(warning(INNER, "wizard.network.oneZoneTasks", chosen.getFirst().zone()));
        }
    }

    private static List<Subnet> chosen(List<String> ids, List<Subnet> all) {
        return all.stream().filter(subnet -> ids.contains(subnet.id())).toList();
    }

    private Problem error(String path, String key, Object... arguments) {
        return Problem.error(path, texts.get(key, arguments), texts.get(key + ".remedy"));
    }

    private Problem warning(String path, String key, Object... arguments) {
        return Problem.warning(path, texts.get(key, arguments), texts.get(key + ".remedy"));
    }
}
