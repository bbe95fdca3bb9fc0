package dev.slipway.sandbox.elb;

import dev.slipway.sandbox.world.Page;

import software.amazon.awssdk.services.elasticloadbalancingv2.model.*;

import java.util.Comparator;
import java.util.List;

/** The calls for rules. */
final class RuleCalls {
    private final Known known;
    private final Actions actions;

    RuleCalls(Known known, Actions actions) {
        this.known = known;
        this.actions = actions;
    }

    CreateRuleResponse create(CreateRuleRequest request) {
        known.listener(request.listenerArn());
        known.checkTags(request.tags());
        if (request.priority() == null || request.priority() < 1 || request.priority() > 50_000) {
            throw known.invalid("Priority must be between 1 and 50000");
        }
        if (request.conditions().isEmpty()) {
            throw known.invalid("A condition must be specified");
        }
        String priority = String.valueOf(request.priority());
        requireFree(request.listenerArn(), priority, "");
        Rule rule =
                Rule.builder()
                        .ruleArn(known.balancers.ruleArn(request.listenerArn()))
                        .priority(priority)
                        .isDefault(false)
                        .conditions(Conditions.spelled(request.conditions()))
                        .actions(actions.checked(request.actions()))
                        .build();
        known.balancers.put(rule);
        known.tags.put(rule.ruleArn(), request.tags());
        return CreateRuleResponse.builder().rules(rule).build();
    }

    private void requireFree(String listener, String priority, String except) {
        if (known.balancers
                .rulesOf(listener)
                .filter(rule -> !rule.ruleArn().equals(except))
                .anyMatch(rule -> rule.priority().equals(priority))) {
            throw known.world.refuse(
                    PriorityInUseException.builder(),
                    "PriorityInUse",
                    "Priority '" + priority + "' is currently in use");
        }
    }

    DescribeRulesResponse describe(DescribeRulesRequest request) {
        if (request.listenerArn() != null) {
            known.listener(request.listenerArn());
        }
        request.ruleArns().forEach(known::rule);
        List<Rule> found =
                known.balancers.rules().values().stream()
                        .filter(
                                each ->
                                        request.listenerArn() == null
                                                || Balancers.listenerOf(each.ruleArn())
                                                        .equals(request.listenerArn()))
                        .filter(each -> Known.isMeant(request.ruleArns(), each.ruleArn()))
                        .sorted(Comparator.comparing(RuleCalls::order))
                        .toList();
        Page<Rule> page = known.page(found, request.marker(), request.pageSize());
        return DescribeRulesResponse.builder().rules(page.items()).nextMarker(page.next()).build();
    }

    private static int order(Rule rule) {
        return rule.isDefault() ? Integer.MAX_VALUE : Integer.parseInt(rule.priority());
    }

    ModifyRuleResponse modify(ModifyRuleRequest request) {
        Rule was = known.rule(request.ruleArn());
        if (was.isDefault()) {
            throw known.notPermitted("Default rule '" + was.ruleArn() + "' cannot be modified");
        }
        Rule.Builder now = was.toBuilder();
        if (request.hasActions()) {
            now.actions(actions.checked(request.actions()));
        }
        if (request.hasConditions()) {
            now.conditions(Conditions.spelled(request.conditions()));
        }
        known.balancers.put(now.build());
        return ModifyRuleResponse.builder().rules(now.build()).build();
    }

    SetRulePrioritiesResponse setPriorities(SetRulePrioritiesRequest request) {
        List<Rule> moved =
                request.rulePriorities().stream()
                        .map(
                                each ->
                                        known.rule(each.ruleArn()).toBuilder()
                                                .priority(String.valueOf(each.priority()))
                                                .build())
                        .toList();
        for (Rule rule : moved) {
            boolean taken =
                    known.balancers
                            .rulesOf(Balancers.listenerOf(rule.ruleArn()))
                            .filter(
                                    other ->
                                            moved.stream()
                                                    .noneMatch(
                                                            m ->
                                                                    m.ruleArn()
                                                                            .equals(
                                                                                    other
                                                                                            .ruleArn())))
                            .anyMatch(other -> other.priority().equals(rule.priority()));
            if (taken) {
                requireFree(Balancers.listenerOf(rule.ruleArn()), rule.priority(), rule.ruleArn());
            }
        }
        moved.forEach(known.balancers::put);
        return SetRulePrioritiesResponse.builder().rules(moved).build();
    }

    DeleteRuleResponse delete(DeleteRuleRequest request) {
        if (known.rule(request.ruleArn()).isDefault()) {
            throw known.notPermitted("Default rule '" + request.ruleArn() + "' cannot be deleted");
        }
        known.balancers.removeRule(request.ruleArn());
        known.tags.remove(request.ruleArn());
        return DeleteRuleResponse.builder().build();
    }
}
