package dev.slipway.stack.file;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.List;

/** Imports the variables of the Terraform project, from HCL or from JSON. */
public final class Tfvars {
    private static final JsonMapper JSON =
            JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private Tfvars() {}

    /**
     * Reads {@code name = value} lines. Only literal values are understood; an expression is a
     * problem, and is never evaluated.
     *
     * @param file its name, for the locations of problems
     */
    public static Loaded readHcl(String text, String file) {
        Findings findings = new Findings(file);
        List<Variable> variables = new HclReader(text, findings).variables();
        return TfvarsImport.stack(variables, findings);
    }

    /** Reads one JSON object whose keys are the variables. */
    public static Loaded readJson(String text, String file) {
        Findings findings = new Findings(file);
        List<Variable> variables = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(text)) {
            JsonToken first = parser.nextToken();
            if (first != JsonToken.START_OBJECT) {
                findings.error(
                        "",
                        first == null ? 0 : line(parser),
                        first == null ? "The file is empty." : "This is not a JSON object.",
                        "Write {\"region\": \"us-east-2\", ...}.");
                return findings.nothing();
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                variables.add(variable(parser));
            }
            if (parser.nextToken() != null) {
                findings.error(
                        "",
                        line(parser),
                        "Something follows the JSON object.",
                        "Keep a single object in the file.");
                return findings.nothing();
            }
        } catch (JacksonException malformed) {
            findings.error(
                    "",
                    malformed.getLocation() == null ? 0 : malformed.getLocation().getLineNr(),
                    "This is not JSON: " + firstSentence(malformed.getOriginalMessage()) + ".",
                    "Check quotes, commas and brackets here and in the line above.");
            return findings.nothing();
        }
        // Terraform takes this key for a comment.
        variables.removeIf(variable -> variable.name().equals("//"));
        return TfvarsImport.stack(variables, findings);
    }

    private static Variable variable(JsonParser parser) {
        String name = parser.currentName();
        int line = line(parser);
        if (parser.nextToken() != JsonToken.START_ARRAY) {
            return new Variable(name, line, JSON.readValue(parser, Object.class), List.of());
        }
        List<Object> items = new ArrayList<>();
        List<Integer> lines = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            lines.add(line(parser));
            items.add(
                    parser.currentToken() == JsonToken.VALUE_NULL
                            ? null
                            : JSON.readValue(parser, Object.class));
        }
        return new Variable(name, line, items, lines);
    }

    private static int line(JsonParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }

    /** Jackson goes on about its own source and options, and may quote what was in the file. */
    private static String firstSentence(String message) {
        return message.split("[:;(\\n]", 2)[0].strip();
    }
}
