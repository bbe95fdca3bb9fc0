package dev.slipway.resources.elb;

import dev.slipway.aws.Account;
import dev.slipway.engine.Changes;
import dev.slipway.engine.Group;
import dev.slipway.engine.Immutable;
import dev.slipway.engine.Live;
import dev.slipway.engine.Output;
import dev.slipway.engine.Resource;
import dev.slipway.engine.ResourceKind;
import dev.slipway.engine.Scope;
import dev.slipway.resources.common.Creation;

import software.amazon.awssdk.services.elasticloadbalancingv2.model.PriorityInUseException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleCondition;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleNotFoundException;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which requests of a listener go to which target groups.
 *
 * @param priority the lowest that fits a request decides: 1 to 50,000, one rule each
 * @param conditions all must hold
 */
public record ListenerRule(
        @Immutable Output<String> listenerArn,
        int priority,
        Set<Condition> conditions,
        Forward action)
        implements Resource {
    public static final String ARN = "arn";

    public ListenerRule {
        conditions = Set.copyOf(conditions);
    }

    /** What a request must be like. */
    public sealed interface Condition {
        /** Its path fits one of these patterns, in which {@code *} and {@code ?} are wildcards. */
        record Path(Set<String> patterns) implements Condition {}

        /** A header field fits one of these patterns. */
        record Header(String field, Set<String> patterns) implements Condition {}

        /** Something that this program does not set up, such as a host name. */
        record Other(String kind, Set<String> values) implements Condition {}
    }

    /** How rules are made and unmade. */
    public static final class Kind implements ResourceKind<ListenerRule> {
        private final Account account;
        private final ElbReads reads;

        public Kind(Account account) {
            this.account = account;
            this.reads = account.shared(ElbReads.class, ElbReads::new);
        }

        @Override
        public Class<ListenerRule> type() {
            return ListenerRule.class;
        }

        @Override
        public Group group() {
            return Group.LOAD_BALANCER;
        }

        @Override
        public String identity(ListenerRule desired) {
            return desired.listenerArn().get() + "#" + desired.priority();
        }

        @Override
        public Optional<Live<ListenerRule>> read(ListenerRule sought, Scope scope) {
            return reads.find(
                            scope,
                            reads::rule,
                            () -> reads.ruleAt(sought.listenerArn().get(), sought.priority()),
                            Rule::ruleArn)
                    .map(tagged -> live(tagged, sought));
        }

        private static Live<ListenerRule> live(ElbReads.Tagged<Rule> tagged, ListenerRule sought) {
            Rule rule = tagged.found();
            String arn = rule.ruleArn();
            ListenerRule properties =
                    new ListenerRule(
                            Output.of(listenerArn(arn)),
                            Integer.parseInt(rule.priority()),
                            rule.conditions().stream()
                                    .map(Kind::condition)
                                    .collect(Collectors.toSet()),
                            forward(rule, sought));
            return Live.tagged(arn, properties, Map.of(ARN, arn), tagged.tags());
        }

        private static Forward forward(Rule rule, ListenerRule sought) {
            return rule.actions().stream()
                    .map(action -> ListenerAction.fromAws(action, sought.action()))
                    .filter(Forward.class::isInstance)
                    .map(Forward.class::cast)
                    .findFirst()
                    .orElseGet(Forward::none);
        }

        /** {@code …:listener-rule/app/name/lb/listener/rule} is a part of {@code …:listener/…}. */
        private static String listenerArn(String ruleArn) {
            return ruleArn.substring(0, ruleArn.lastIndexOf('/'))
                    .replace(":listener-rule/", ":listener/");
        }

        private static Condition condition(RuleCondition found) {
            return switch (found.field()) {
                case "path-pattern" ->
                        new Condition.Path(
                                Set.copyOf(
                                        found.pathPatternConfig() != null
                                                ? found.pathPatternConfig().values()
                                                : found.values()));
                case "http-header" ->
                        new Condition.Header(
                                found.httpHeaderConfig().httpHeaderName(),
                                Set.copyOf(found.httpHeaderConfig().values()));
                default -> new Condition.Other(found.field(), Set.copyOf(found.values()));
            };
        }

        private static List<RuleCondition> conditions(ListenerRule desired) {
            return desired.conditions().stream().map(Kind::condition).toList();
        }

        private static RuleCondition condition(Condition desired) {
            return switch (desired) {
                case Condition.Path(Set<String> patterns) ->
                        RuleCondition.builder()
                                .field("path-pattern")
                                .pathPatternConfig(c -> c.values(patterns))
                                .build();
                case Condition.Header(String field, Set<String> patterns) ->
                        RuleCondition.builder()
                                .field("http-header")
                                .httpHeaderConfig(c -> c.httpHeaderName(field).values(patterns))
                                .build();
                case Condition.Other other ->
                        throw new IllegalArgumentException(
                                "cannot set up the condition " + other.kind());
            };
        }

        @Override
        public Live<ListenerRule> create(ListenerRule desired, Scope scope) {
            Live<ListenerRule> created =
                    Creation.orAdopt(
                            scope,
                            PriorityInUseException.class,
                            () -> createNew(desired, scope),
                            () -> read(desired, scope));
            return new Live<>(created.id(), desired, created.outputs(), created.tags());
        }

        private Live<ListenerRule> createNew(ListenerRule desired, Scope scope) {
            String arn =
                    account.elb()
                            .createRule(
                                    r ->
                                            r.listenerArn(desired.listenerArn().get())
                                                    .priority(desired.priority())
                                                    .conditions(conditions(desired))
                                                    .actions(desired.action().toAws())
                                                    .tags(ElbReads.tags(scope.tags())))
                            .rules()
                            .getFirst()
                            .ruleArn();
            return Live.tagged(arn, desired, Map.of(ARN, arn), scope.tags());
        }

        @Override
        public Live<ListenerRule> update(
                ListenerRule desired, Live<ListenerRule> live, Changes changes, Scope scope) {
            if (changes.touch("conditions")) {
                account.elb().modifyRule(r -> r.ruleArn(live.id()).conditions(conditions(desired)));
            }
            if (changes.touch("action")) {
                // Traffic may have been shifted since the plan was made.
                Forward now =
                        reads.ruleNow(live.id())
                                .map(rule -> forward(rule, live.properties()))
                                .orElse(live.properties().action());
                account.elb()
                        .modifyRule(
                                r ->
                                        r.ruleArn(live.id())
                                                .actions(
                                                        desired.action()
                                                                .withWeightsOf(now)
                                                                .toAws()));
            }
            if (changes.touch("priority")) {
                account.elb()
                        .setRulePriorities(
                                r ->
                                        r.rulePriorities(
                                                p ->
                                                        p.ruleArn(live.id())
                                                                .priority(desired.priority())));
            }
            return new Live<>(live.id(), desired, live.outputs(), live.tags());
        }

        @Override
        public Deletion delete(Live<ListenerRule> live, Scope scope) {
            try {
                account.elb().deleteRule(r -> r.ruleArn(live.id()));
            } catch (RuleNotFoundException e) {
                return new Deletion.Gone();
            }
            return new Deletion.Gone();
        }

        @Override
        public void tag(Live<ListenerRule> live, Map<String, String> set, Set<String> remove) {
            reads.tag(live.id(), set, remove);
        }
    }
}
