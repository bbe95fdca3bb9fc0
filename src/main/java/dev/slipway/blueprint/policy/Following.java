package dev.slipway.blueprint.policy;

import java.util.List;

/**
 * Reading what applications write.
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
                        .on(extent.applicationLogs())
                        .when(extent.unlessNamed(extent.ours())));
    }
}
