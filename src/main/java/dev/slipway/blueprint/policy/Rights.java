package dev.slipway.blueprint.policy;

import dev.slipway.aws.Account;
import dev.slipway.aws.AwsErrors;
import dev.slipway.aws.Discovery;
import dev.slipway.aws.Finding;

import software.amazon.awssdk.services.iam.model.ContextEntry;
import software.amazon.awssdk.services.iam.model.ContextKeyTypeEnum;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Whether whoever works in an account may do what a policy says.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html">SimulatePrincipalPolicy</a>,
 *     which changes nothing
 */
public record Rights(Account account, Extent extent) {
    private static final String REMEDY =
            "Have the policy that Slipway needs attached to the user or role.";
    private static final Pattern ROLE =
            Pattern.compile("arn:([\\w-]+):sts::(\\d{12}):assumed-role/([^/]+)/.*");

    /** One finding a duty, or what could be tried instead if AWS does not say. */
    public List<Finding> run() {
        Optional<String> principal = principal(account.identity().arn());
        if (principal.isEmpty()) {
            return tried("no policy of " + account.identity().arn() + " can be asked for");
        }
        try {
            List<Finding> found = new ArrayList<>();
            for (Duty duty : List.of(Duty.LOOK, Duty.LOGS, Duty.RELEASE, Duty.LAUNCH)) {
                found.add(asked(duty, principal.get()));
            }
            return found;
        } catch (RuntimeException e) {
            return tried(
                    AwsErrors.explain("asking for permissions", e)
                            .code()
                            .map(code -> "the question was refused with " + code)
                            .orElse("the question was not answered"));
        }
    }

    /** The user or role behind a session; the root user and federated ones have no policies. */
    static Optional<String> principal(String arn) {
        Matcher role = ROLE.matcher(arn);
        if (role.matches()) {
            return Optional.of(
                    "arn:%s:iam::%s:role/%s"
                            .formatted(role.group(1), role.group(2), role.group(3)));
        }
        return Optional.of(arn).filter(it -> it.contains(":user/") || it.contains(":role/"));
    }

    private Finding asked(Duty duty, String principal) {
        TreeSet<String> missing = new TreeSet<>();
        for (Statement statement : Policy.of(duty, extent).statements()) {
            statement.actions().stream()
                    .collect(Collectors.groupingBy(Rights::service))
                    .forEach(
                            (service, actions) ->
                                    missing.addAll(denied(statement, service, actions, principal)));
        }
        String title = "may " + duty.key();
        return missing.isEmpty()
                ? Finding.fine(title, "Everything for " + duty.words() + " is allowed.")
                : Finding.warning(title, "Not allowed: " + String.join(", ", missing), REMEDY);
    }

    private static String service(String action) {
        return action.substring(0, action.indexOf(':'));
    }

    private List<String> denied(
            Statement statement, String service, List<String> actions, String principal) {
        return account
                .iam()
                .simulatePrincipalPolicyPaginator(
                        r ->
                                r.policySourceArn(principal)
                                        .actionNames(actions)
                                        .resourceArns(example(statement, service))
                                        .contextEntries(context(statement)))
                .evaluationResults()
                .stream()
                .filter(it -> it.evalDecision() != PolicyEvaluationDecisionType.ALLOWED)
                .map(EvaluationResult::evalActionName)
                .toList();
    }

    /** One of the statement's resources of a service, such as the stack would have. */
    private static String example(Statement statement, String service) {
        return statement.resources().stream()
                .filter(pattern -> pattern.startsWith("arn:"))
                .filter(pattern -> pattern.split(":")[2].equals(service))
                .findFirst()
                .map(pattern -> pattern.replace("*", "slipway"))
                .orElse("*");
    }

    private static List<ContextEntry> context(Statement statement) {
        List<ContextEntry> entries = new ArrayList<>();
        statement
                .conditions()
                .values()
                .forEach(
                        keys ->
                                keys.forEach(
                                        (key, values) ->
                                                entries.add(
                                                        ContextEntry.builder()
                                                                .contextKeyName(key)
                                                                .contextKeyType(
                                                                        ContextKeyTypeEnum.STRING)
                                                                .contextKeyValues(
                                                                        values.getFirst()
                                                                                .replace(
                                                                                        "*",
                                                                                        "slipway"))
                                                                .build())));
        return entries;
    }

    /** Reads that change nothing, one a service. */
    private List<Finding> tried(String why) {
        Discovery discovery = new Discovery(account);
        Map<String, Runnable> reads = new LinkedHashMap<>();
        reads.put("EC2", discovery::vpcs);
        reads.put("Route 53", discovery::hostedZones);
        reads.put("ACM", discovery::certificates);
        reads.put("CloudWatch Logs", () -> discovery.hasLogGroup("slipway"));
        reads.put("Elastic Load Balancing", () -> account.elb().describeLoadBalancers());
        reads.put("ECS", () -> account.ecs().listTaskDefinitions());
        reads.put("Cloud Map", () -> account.serviceDiscovery().listNamespaces());
        List<String> refused = new ArrayList<>();
        reads.forEach(
                (service, read) -> {
                    try {
                        account.inOneTry(
                                () -> {
                                    read.run();
                                    return true;
                                });
                    } catch (RuntimeException e) {
                        refused.add(service + ": " + AwsErrors.explain("reading there", e).cause());
                    }
                });
        Finding looked =
                refused.isEmpty()
                        ? Finding.fine("may look", "Reads of " + reads.size() + " services work.")
                        : Finding.warning("may look", String.join("; ", refused) + ".", REMEDY);
        return List.of(
                looked,
                Finding.unknown("may change", "AWS does not tell beforehand: " + why + "."));
    }
}
