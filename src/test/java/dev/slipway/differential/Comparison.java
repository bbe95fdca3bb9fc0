package dev.slipway.differential;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What two accounts say to one call, member by member. */
final class Comparison {
    /** Members that tell the elements of a list apart, the most telling first. */
    private static final List<String> KEYS =
            List.of(
                    "Key",
                    "Priority",
                    "key",
                    "Name",
                    "name",
                    "containerName",
                    "serviceName",
                    "clusterName",
                    "family",
                    "logGroupName",
                    "OptionName",
                    "GroupName",
                    "PolicyName",
                    "RoleName",
                    "DomainName",
                    "ResourceArn",
                    "ResourceARN",
                    "RuleArn",
                    "ListenerArn",
                    "TargetGroupArn",
                    "LoadBalancerArn",
                    "CertificateArn",
                    "SubnetId",
                    "GroupId",
                    "RouteTableId",
                    "VpcId",
                    "Id",
                    "Port",
                    "CidrIp");

    private static final int LONGEST = 60;

    private final String operation;
    private final List<Difference> found = new ArrayList<>();

    private Comparison(String operation) {
        this.operation = operation;
    }

    /** Every difference; both answers speak of things by the script's names. */
    static List<Difference> of(String operation, Outcome sandbox, Outcome moto) {
        Comparison comparison = new Comparison(operation);
        if (sandbox instanceof Outcome.Answered(var ours)
                && moto instanceof Outcome.Answered(var theirs)) {
            comparison.compare("", Tree.of(ours), Tree.of(theirs));
        } else if (!sandbox.equals(moto)) {
            comparison.add("outcome", told(sandbox), told(moto));
        }
        return comparison.found.stream().distinct().toList();
    }

    private static String told(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Answered _ -> "answered";
            case Outcome.Refused(String code, int status, String type) ->
                    "%s, %dxx, %s".formatted(code, status, type);
        };
    }

    private void add(String path, String sandbox, String moto) {
        found.add(new Difference(operation, path, sandbox, moto));
    }

    private void compare(String path, Object sandbox, Object moto) {
        if (sandbox == null || moto == null) {
            add(path, type(sandbox), type(moto));
        } else if (sandbox instanceof Map<?, ?> ours && moto instanceof Map<?, ?> theirs) {
            members(path, ours, theirs);
        } else if (sandbox instanceof List<?> ours && moto instanceof List<?> theirs) {
            elements(path, ours, theirs);
        } else if (!value(sandbox).equals(value(moto))) {
            add(path, value(sandbox), value(moto));
        }
    }

    private void members(String path, Map<?, ?> ours, Map<?, ?> theirs) {
        TreeSet<String> names = new TreeSet<>();
        ours.keySet().forEach(name -> names.add(name.toString()));
        theirs.keySet().forEach(name -> names.add(name.toString()));
        names.forEach(
                name ->
                        compare(
                                path.isEmpty() ? name : path + "." + name,
                                ours.get(name),
                                theirs.get(name)));
    }

    private void elements(String path, List<?> ours, List<?> theirs) {
        if (ours.size() == theirs.size()) {
            List<?> mine = sorted(ours);
            List<?> other = sorted(theirs);
            for (int i = 0; i < mine.size(); i++) {
                compare(path + "[]", mine.get(i), other.get(i));
            }
            return;
        }
        add(path, count(ours), count(theirs));
        Map<String, Object> known =
                theirs.stream()
                        .collect(
                                Collectors.toMap(
                                        Comparison::key,
                                        Function.identity(),
                                        (a, b) -> a,
                                        TreeMap::new));
        for (Object each : ours) {
            Object same = known.get(key(each));
            if (same != null) {
                compare(path + "[]", each, same);
            }
        }
    }

    /** Nobody promises an order. */
    private static List<?> sorted(List<?> list) {
        return list.stream().sorted(Comparator.comparing(Comparison::key)).toList();
    }

    /** What an element is known by: a telling member, or else all of it. */
    static String key(Object element) {
        if (element instanceof Map<?, ?> members) {
            for (String name : KEYS) {
                if (members.get(name) instanceof Object value && !(value instanceof List)) {
                    return name + value;
                }
            }
        }
        return element instanceof Map || element instanceof List
                ? value(element)
                : element.toString();
    }

    private static String count(List<?> list) {
        return list.size() == 1 ? "1 element" : list.size() + " elements";
    }

    private static String type(Object value) {
        return switch (value) {
            case null -> "absent";
            case Map<?, ?> _ -> "structure";
            case List<?> list -> list.isEmpty() ? "empty list" : "list";
            case String text -> text.isEmpty() ? "empty text" : "text";
            case Instant _ -> "time";
            case Number _ -> "number";
            case Boolean yes -> yes.toString();
            default -> value.getClass().getSimpleName();
        };
    }

    private static String value(Object value) {
        String text =
                switch (value) {
                    case Instant _ -> "<time>";
                    case Number number when number.doubleValue() > 1e9 -> "<time>";
                    case Number number ->
                            number.doubleValue() == number.longValue()
                                    ? "" + number.longValue()
                                    : number.toString();
                    default -> Names.masked(value.toString());
                };
        text = text.replace('\n', ' ').replace('|', '/');
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
