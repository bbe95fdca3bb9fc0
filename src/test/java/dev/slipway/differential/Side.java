package dev.slipway.differential;

import dev.slipway.aws.Account;

import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.exception.SdkException;

import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An account to which the script is said, in its own names for things. */
final class Side {
    /** Members that name something, by the end of their own names. */
    private static final Pattern IDENTIFIER =
            Pattern.compile("(?i).*(id|arns?|token|dnsname|name|namespace|value|resourcelabel)");

    private final Map<String, SdkClient> clients;
    private final Names names = new Names();

    private Side(Account account) {
        clients =
                Stream.<SdkClient>of(
                                account.acm(),
                                account.autoScaling(),
                                account.logs(),
                                account.ec2(),
                                account.ecs(),
                                account.elb(),
                                account.firehose(),
                                account.iam(),
                                account.route53(),
                                account.s3(),
                                account.secrets(),
                                account.serviceDiscovery(),
                                account.sts(),
                                account.tagging())
                        .collect(Collectors.toMap(Side::home, Function.identity()));
    }

    private static String home(SdkClient client) {
        return client.getClass().getPackageName();
    }

    /** An account in which the same lies as lay where the script was recorded. */
    static Side on(Account account, Land recorded) {
        Side side = new Side(account);
        Land.of(account).teach(side.names, recorded);
        return side;
    }

    /** Sends a call, and gives the answer in the script's names for things. */
    Outcome say(Step step) {
        return understood(step, send(step));
    }

    private Outcome send(Step step) {
        SdkRequest request = Tree.with(step.request(), names::here);
        SdkClient client =
                clients.get(request.getClass().getPackageName().replaceFirst("\\.model$", ""));
        String method =
                Character.toLowerCase(step.operation().charAt(0)) + step.operation().substring(1);
        try {
            return new Outcome.Answered(
                    (SdkResponse)
                            client.getClass()
                                    .getInterfaces()[0]
                                    .getMethod(method, request.getClass())
                                    .invoke(client, request));
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof SdkException refused) {
                return Outcome.of(refused);
            }
            throw new IllegalStateException(step.name(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(step.name(), e);
        }
    }

    /** Takes up the names that an answer gives. */
    private Outcome understood(Step step, Outcome outcome) {
        if (!(outcome instanceof Outcome.Answered(SdkResponse response))) {
            return outcome;
        }
        if (step.recorded() instanceof Outcome.Answered(SdkResponse recorded)) {
            learn("", Tree.of(recorded), Tree.of(response), step.mutating());
        }
        return new Outcome.Answered((SdkResponse) Tree.with((SdkPojo) response, names::canonical));
    }

    private void learn(String member, Object recorded, Object response, boolean made) {
        if (recorded instanceof Map<?, ?> theirs && response instanceof Map<?, ?> ours) {
            theirs.forEach((name, value) -> learn(name.toString(), value, ours.get(name), made));
        } else if (recorded instanceof List<?> theirs && response instanceof List<?> ours) {
            elements(member, theirs, ours, made);
        } else if (recorded instanceof String theirs
                && response instanceof String ours
                && IDENTIFIER.matcher(member).matches()) {
            names.compare(theirs, ours, made);
        }
    }

    /** Nobody promises an order, so more than one are told apart by what both have. */
    private void elements(String member, List<?> recorded, List<?> response, boolean made) {
        if (recorded.size() == 1 && response.size() == 1) {
            learn(member, recorded.getFirst(), response.getFirst(), made);
            return;
        }
        for (Object each : recorded) {
            String key = Comparison.key(each);
            boolean telling = each instanceof Map && !key.startsWith("{");
            response.stream()
                    .filter(other -> telling && Comparison.key(other).equals(key))
                    .findFirst()
                    .ifPresent(other -> learn(member, each, other, made));
        }
    }
}
