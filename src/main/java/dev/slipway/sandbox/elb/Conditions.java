package dev.slipway.sandbox.elb;

import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleCondition;

import java.util.List;

/** When rules apply, as ELB spells it back. */
final class Conditions {
    private Conditions() {}

    /** Paths and hosts are told twice: in the old field and in the new one. */
    static List<RuleCondition> spelled(List<RuleCondition> given) {
        return given.stream().map(Conditions::spelled).toList();
    }

    private static RuleCondition spelled(RuleCondition given) {
        RuleCondition.Builder spelled = given.toBuilder();
        if ("path-pattern".equals(given.field())) {
            List<String> values =
                    given.pathPatternConfig() == null
                            ? given.values()
                            : given.pathPatternConfig().values();
            spelled.values(values).pathPatternConfig(paths -> paths.values(values));
        } else if ("host-header".equals(given.field())) {
            List<String> values =
                    given.hostHeaderConfig() == null
                            ? given.values()
                            : given.hostHeaderConfig().values();
            spelled.values(values).hostHeaderConfig(hosts -> hosts.values(values));
        }
        return spelled.build();
    }
}
