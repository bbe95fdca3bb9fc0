package dev.slipway.stack;

/** Rules of the log groups, the Firehose stream and where it delivers. */
final class LoggingRules {
    private static final Text LOG_GROUP =
            Text.of(
                    "log group name",
                    "(?!aws/)[.\\-_/#A-Za-z0-9]+",
                    512,
                    "at most 512 letters, digits and . - _ / #, not beginning with aws/");
    private static final Text STREAM =
            Text.of(
                    "Firehose stream name",
                    "[a-zA-Z0-9_.-]+",
                    64,
                    "at most 64 letters, digits and . - _");
    private static final Text BUCKET =
            Text.of(
                    "bucket name",
                    "(?!xn--|sthree-|amzn-s3-demo-)(?!\\d+\\.\\d+\\.\\d+\\.\\d+$)(?!.*\\.\\.)"
                            + "(?!.*(?:-s3alias|--ol-s3|--x-s3|--table-s3|\\.mrap)$)"
                            + "[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]",
                    63,
                    "3 to 63 lower-case letters, digits, dots and hyphens, a letter or digit at"
                            + " both ends, none of the beginnings and endings S3 reserves");
    private static final Text JDBC_URL =
            Text.of(
                    "Redshift JDBC URL",
                    "jdbc:(?:redshift|postgresql)://[A-Za-z0-9.-]+"
                            + "\\.(?:redshift|redshift-serverless)"
                            + "\\.[A-Za-z0-9.]+:\\d{1,5}/[A-Za-z0-9_$-]+",
                    512,
                    "jdbc:redshift://HOST:PORT/DATABASE, as the Redshift console shows it");
    private static final Text TABLE =
            Text.of(
                    "table name",
                    "[A-Za-z_][\\w$]*(?:\\.[A-Za-z_][\\w$]*){0,2}",
                    384,
                    "a table, or schema.table");
    private static final Text SECRET =
            Text.of(
                    "ARN of a secret",
                    "arn:[\\w-]+:secretsmanager:[\\w-]+:\\d{12}:secret:[\\w/+=.@!-]+",
                    2048,
                    "the ARN of a Secrets Manager secret, with a 12-digit account");

    private LoggingRules() {}

    static void logGroup(String path, String name, Problems problems) {
        LOG_GROUP.check(path, name, problems);
    }

    static void check(Stack stack, Problems problems) {
        Logging logging = stack.logging();
        if (!Logging.LEGAL_RETENTION_DAYS.contains(logging.retentionDays())) {
            problems.error(
                    "logging.retentionDays",
                    "CloudWatch cannot keep logs for " + logging.retentionDays() + " days.",
                    "Choose one of " + Logging.LEGAL_RETENTION_DAYS + ".");
        }
        STREAM.check("logging.streamName", logging.streamName(), problems);
        logging.bucket().ifPresent(name -> BUCKET.check("logging.bucket", name, problems));
        ContainerRules.image("logging.fluentBitImage", logging.fluentBitImage(), problems);
        logging.redshift().ifPresent(target -> redshift(target, problems));
        for (Colour colour : Colour.values()) {
            if (stack.service(colour).logGroup().equals(stack.cluster().executeCommandLogGroup())) {
                problems.error(
                        "services." + colour.key() + ".logGroup",
                        "The cluster logs its execute-command sessions in this group.",
                        "Choose another log group, or rename the cluster.");
            }
        }
    }

    private static void redshift(RedshiftDestination target, Problems problems) {
        JDBC_URL.check("logging.redshift.jdbcUrl", target.jdbcUrl(), problems);
        TABLE.check("logging.redshift.table", target.table(), problems);
        SECRET.check("logging.redshift.secretArn", target.secretArn(), problems);
        if (target.copyOptions().length() > 2048) {
            problems.error(
                    "logging.redshift.copyOptions",
                    "The COPY options are too long.",
                    "Keep them under 2048 characters.");
        }
        if (target.copyOptions().matches("(?is).*(?:credentials|access_key|iam_role).*")) {
            problems.error(
                    "logging.redshift.copyOptions",
                    "The COPY options name credentials; Firehose puts in its own.",
                    "Leave only format options, such as json 'auto' gzip.");
        }
    }
}
