package dev.slipway.blueprint.policy;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A policy document. */
public record Policy(List<Statement> statements) {
    /**
     * How many characters a managed policy may have; white space is not counted.
     *
     * @see <a
     *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html">Quotas
     *     of IAM</a>
     */
    public static final int MOST_IN_MANAGED = 6_144;

    private static final String VERSION = "2012-10-17";
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    public Policy {
        statements = List.copyOf(statements);
    }

    /** What a duty adds to those it builds upon. */
    public static Policy of(Duty duty, Extent extent) {
        return new Policy(
                switch (duty) {
                    case LOOK -> Looking.in(extent);
                    case LOGS -> Following.in(extent);
                    case RELEASE -> Releasing.in(extent);
                    case LAUNCH -> Launching.in(extent);
                    case DOCTOR -> Asking.in(extent);
                });
    }

    /** The same in as many documents as it takes for each to be a managed policy. */
    public static List<Policy> managed(Duty duty, Extent extent) {
        List<Policy> documents = new ArrayList<>();
        Policy last = new Policy(List.of());
        for (Statement statement : of(duty, extent).statements()) {
            Policy longer = last.and(statement);
            if (!longer.fitsManaged()) {
                documents.add(last);
                longer = new Policy(List.of(statement));
            }
            last = longer;
        }
        documents.add(last);
        return documents;
    }

    private Policy and(Statement statement) {
        List<Statement> all = new ArrayList<>(statements);
        all.add(statement);
        return new Policy(all);
    }

    /** Everything that several duties need, as one document. */
    public static Policy of(List<Duty> duties, Extent extent) {
        return new Policy(
                duties.stream()
                        .flatMap(duty -> duty.with().stream())
                        .distinct()
                        .sorted()
                        .flatMap(duty -> of(duty, extent).statements().stream())
                        .toList());
    }

    /** Its actions, each once, by name. */
    public List<String> actions() {
        return statements.stream()
                .flatMap(statement -> statement.actions().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** The document, for a person to read; ends with a line break. */
    public String json() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("Version", VERSION);
        document.put("Statement", statements.stream().map(Statement::json).toList());
        return JSON.writeValueAsString(document).replace("\r\n", "\n") + "\n";
    }

    /** How many characters IAM counts. */
    public int size() {
        return (int) json().chars().filter(letter -> !Character.isWhitespace(letter)).count();
    }

    /** Whether it can be a managed policy as it is. */
    public boolean fitsManaged() {
        return size() <= MOST_IN_MANAGED;
    }
}
