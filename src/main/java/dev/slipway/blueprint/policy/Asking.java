package dev.slipway.blueprint.policy;

import java.util.List;

/**
 * Asking which permissions one has.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html">IAM</a>
 */
final class Asking {
    private Asking() {}

    static List<Statement> in(Extent extent) {
        return List.of(
                Statement.allow("AskWhatIsAllowed", "iam", "SimulatePrincipalPolicy")
                        .on(extent.principals()));
    }
}
