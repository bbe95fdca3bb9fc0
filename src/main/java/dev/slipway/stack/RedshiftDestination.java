package dev.slipway.stack;

/**
 * A Redshift table that Firehose fills, by way of the stack's bucket.
 *
 * @param jdbcUrl such as {@code
 *     jdbc:redshift://cluster.abc.us-east-2.redshift.amazonaws.com:5439/db}
 * @param copyOptions of the COPY command, such as {@code json 'auto' gzip}; may be empty
 * @param secretArn of the Secrets Manager secret with the table owner's user name and password
 */
public record RedshiftDestination(
        String jdbcUrl, String table, String copyOptions, String secretArn) {}
