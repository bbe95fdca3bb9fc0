package dev.slipway.blueprint.policy;

import java.util.List;

/**
 * Reading what applications write, and what is written about them.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudwatchlogs.html">CloudWatch
 *     Logs</a>
 */
final class Following {
    private Following() {}

    static List<Statement> in(Extent extent) {
        return List.of(
                Statement.allow("ReadLogs", "logs", "FilterLogEvents", "StartLiveTail")
                        .on(extent.logGroups())
                        .when(extent.unlessNamed(extent.ours())));
    }
}
