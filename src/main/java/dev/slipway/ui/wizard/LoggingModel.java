package dev.slipway.ui.wizard;

import dev.slipway.stack.Cluster;
import dev.slipway.stack.ContainerImage;
import dev.slipway.stack.ContainerInsights;
import dev.slipway.stack.Logging;
import dev.slipway.stack.Names;
import dev.slipway.stack.RedshiftDestination;
import dev.slipway.stack.Stack;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/** Where the output of the applications goes. */
final class LoggingModel {
    private static final RedshiftDestination USUAL =
            new RedshiftDestination("", "", "json 'auto' gzip", "");

    private final Draft draft;
    private final String accountId;
    private final Values values = new Values("");
    private final Value<Boolean> redshift;
    private RedshiftDestination latest = USUAL;

    LoggingModel(Draft draft, String accountId) {
        this.draft = draft;
        this.accountId = accountId;
        draft.get().logging().redshift().ifPresent(this::keep);
        value("retentionDays", Logging::retentionDays, Logging::withRetentionDays);
        value(
                "bucket",
                it -> it.bucket().orElse(""),
                (it, name) ->
                        new Logging(
                                it.retentionDays(),
                                it.streamName(),
                                Optional.of(name).filter(Predicate.not(String::isBlank)),
                                it.fluentBitImage(),
                                it.redshift()));
        value(
                "streamName",
                Logging::streamName,
                (it, name) ->
                        new Logging(
                                it.retentionDays(),
                                name,
                                it.bucket(),
                                it.fluentBitImage(),
                                it.redshift()));
        value(
                "fluentBitImage",
                it -> it.fluentBitImage().reference(),
                (it, reference) ->
                        new Logging(
                                it.retentionDays(),
                                it.streamName(),
                                it.bucket(),
                                new ContainerImage(reference),
                                it.redshift()));
        values.add(
                Value.of(
                        draft,
                        "cluster.containerInsights",
                        stack -> stack.cluster().containerInsights(),
                        LoggingModel::watched));
        redshift =
                value(
                        "redshift",
                        it -> it.redshift().isPresent(),
                        (it, on) ->
                                loading(
                                        it,
                                        on
                                                ? it.redshift().or(() -> Optional.of(latest))
                                                : Optional.empty()));
        redshiftValues();
    }

    Draft draft() {
        return draft;
    }

    Values values() {
        return values;
    }

    Value<Boolean> redshift() {
        return redshift;
    }

    /** What the bucket is called if nobody names it. */
    String usualBucket() {
        Logging it = draft.get().logging();
        Logging unnamed =
                new Logging(
                        it.retentionDays(),
                        it.streamName(),
                        Optional.empty(),
                        it.fluentBitImage(),
                        it.redshift());
        return Names.bucket(draft.get().withLogging(unnamed), accountId);
    }

    private static Stack watched(Stack stack, ContainerInsights insights) {
        Cluster it = stack.cluster();
        return stack.withCluster(new Cluster(it.name(), insights, it.namespace()));
    }

    private void redshiftValues() {
        table(
                "jdbcUrl",
                RedshiftDestination::jdbcUrl,
                (it, v) ->
                        new RedshiftDestination(v, it.table(), it.copyOptions(), it.secretArn()));
        table(
                "table",
                RedshiftDestination::table,
                (it, v) ->
                        new RedshiftDestination(it.jdbcUrl(), v, it.copyOptions(), it.secretArn()));
        table(
                "copyOptions",
                RedshiftDestination::copyOptions,
                (it, v) -> new RedshiftDestination(it.jdbcUrl(), it.table(), v, it.secretArn()));
        table(
                "secretArn",
                RedshiftDestination::secretArn,
                (it, v) -> new RedshiftDestination(it.jdbcUrl(), it.table(), it.copyOptions(), v));
    }

    private void table(
            String name,
            Function<RedshiftDestination, String> get,
            BiFunction<RedshiftDestination, String, RedshiftDestination> set) {
        value(
                "redshift." + name,
                it -> get.apply(it.redshift().orElse(latest)),
                (it, text) -> loading(it, it.redshift().map(at -> keep(set.apply(at, text)))));
    }

    /** Kept while it is switched off. */
    private RedshiftDestination keep(RedshiftDestination target) {
        latest = target;
        return target;
    }

    private static Logging loading(Logging it, Optional<RedshiftDestination> target) {
        return new Logging(
                it.retentionDays(), it.streamName(), it.bucket(), it.fluentBitImage(), target);
    }

    private <T> Value<T> value(
            String name, Function<Logging, T> get, BiFunction<Logging, T, Logging> set) {
        return values.add(
                Value.of(
                        draft,
                        "logging." + name,
                        stack -> get.apply(stack.logging()),
                        (stack, value) -> stack.withLogging(set.apply(stack.logging(), value))));
    }
}
