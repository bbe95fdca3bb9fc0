package dev.slipway.blueprint;

import dev.slipway.engine.Output;

import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** IAM policy documents. */
final class Policies {
    private static final String VERSION = "2012-10-17";
    private static final JsonMapper JSON = JsonMapper.shared();

    private Policies() {}

    /** Actions that are allowed on resources. */
    record Grant(List<String> actions, List<Output<String>> resources) {
        static Grant onAnything(String... actions) {
            return new Grant(List.of(actions), List.of(Output.of("*")));
        }
    }

    /** A document that allows these and nothing else; known when all resources are. */
    static Output<String> allow(List<Grant> grants) {
        List<Output<String>> resources =
                grants.stream().flatMap(grant -> grant.resources().stream()).toList();
        return Output.combine(resources, arns -> allow(grants, arns));
    }

    private static String allow(List<Grant> grants, List<String> arns) {
        List<Object> statements = new ArrayList<>();
        int next = 0;
        for (Grant grant : grants) {
            int end = next + grant.resources().size();
            statements.add(
                    statement(
                            Map.of(
                                    "Action",
                                    grant.actions(),
                                    "Resource",
                                    List.copyOf(arns.subList(next, end)))));
            next = end;
        }
        return document(statements);
    }

    /** A trust policy that lets one AWS service take a role on, under one condition. */
    static String trust(String service, String operator, String key, String value) {
        return trust(service, Map.of(operator, Map.of(key, value)));
    }

    /** A trust policy that lets one AWS service take a role on, under these conditions. */
    static String trust(String service, Map<String, Map<String, String>> conditions) {
        return document(
                List.of(
                        statement(
                                Map.of(
                                        "Action",
                                        "sts:AssumeRole",
                                        "Principal",
                                        Map.of("Service", service),
                                        "Condition",
                                        conditions))));
    }

    private static Map<String, Object> statement(Map<String, Object> parts) {
        Map<String, Object> statement = new LinkedHashMap<>();
        statement.put("Effect", "Allow");
        statement.putAll(parts);
        return statement;
    }

    private static String document(List<?> statements) {
        return JSON.writeValueAsString(Map.of("Version", VERSION, "Statement", statements));
    }
}
