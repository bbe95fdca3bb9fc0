package dev.slipway.stack.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The variables of a tfvars file by name. Asking for one makes it known, and says which property of
 * the stack it becomes; a null counts as not given, as in Terraform.
 */
final class Variables {
    private final Map<String, Variable> byName = new LinkedHashMap<>();
    private final Set<String> known = new LinkedHashSet<>();
    private final Set<String> misread = new LinkedHashSet<>();
    private final Findings findings;

    Variables(List<Variable> variables, Findings findings) {
        this.findings = findings;
        for (Variable variable : variables) {
            Variable first = byName.putIfAbsent(variable.name(), variable);
            if (first != null) {
                findings.error(
                        variable.name(),
                        variable.line(),
                        "The variable is set twice; first in line " + first.line() + ".",
                        "Remove one of the two.");
            }
        }
    }

    /** The text of a variable; empty if it is not given. */
    String text(String name, String property) {
        return value(name, property).flatMap(value -> scalar(name, value)).orElse("");
    }

    int number(String name, String property, int otherwise) {
        Optional<Object> value = value(name, property);
        Optional<String> text = value.flatMap(it -> scalar(name, it));
        if (text.isPresent() && text.get().matches("-?\\d{1,9}")) {
            return Integer.parseInt(text.get());
        }
        if (text.isPresent()) {
            wrong(name, "a whole number", "Write digits only.");
        }
        return otherwise;
    }

    Optional<Boolean> truth(String name) {
        Optional<Object> value = value(name, name);
        Optional<String> text = value.flatMap(it -> scalar(name, it));
        if (text.isPresent() && !text.get().matches("true|false")) {
            wrong(name, "true or false", "Write true or false without quotes.");
            return Optional.empty();
        }
        return text.map(Boolean::valueOf);
    }

    List<String> texts(String name, String property) {
        Optional<Object> value = value(name, property);
        if (value.isEmpty()) {
            return List.of();
        }
        if (!(value.get() instanceof List<?> items)) {
            wrong(name, "a list", "Write [\"first\", \"second\"].");
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (int index = 0; index < items.size(); index++) {
            String at = "[" + index + "]";
            findings.origin(property + at, name + at, byName.get(name).itemLines().get(index));
            if (items.get(index) instanceof String text) {
                texts.add(text);
            } else {
                wrong(name, "a list of texts", "Put each item in quotes.");
                return List.of();
            }
        }
        return texts;
    }

    /** A further property that is missing when this variable is. */
    void alias(String name, String property) {
        findings.origin(property, name, line(name));
    }

    void warn(String name, String message, String remedy) {
        findings.warn(name, line(name), message, remedy);
    }

    void reportUnknown() {
        byName.values().stream()
                .filter(variable -> !known.contains(variable.name()))
                .forEach(
                        variable ->
                                findings.warn(
                                        variable.name(),
                                        variable.line(),
                                        "Slipway has no use for this variable.",
                                        Nearest.to(variable.name(), known)
                                                .map(near -> "Did you mean " + near + "?")
                                                .orElse("Remove it, or leave it to Terraform.")));
    }

    private Optional<Object> value(String name, String property) {
        known.add(name);
        findings.origin(property, name, line(name));
        return Optional.ofNullable(byName.get(name)).map(Variable::value);
    }

    /** Terraform takes a number for a text and a text for a number, where it can. */
    private Optional<String> scalar(String name, Object value) {
        if (value instanceof List || value instanceof Map) {
            wrong(name, "a single value", "Write one text or number.");
            return Optional.empty();
        }
        if (value instanceof Double number && number == Math.rint(number)) {
            return Optional.of(Long.toString(number.longValue()));
        }
        return Optional.of(value.toString());
    }

    private void wrong(String name, String wanted, String remedy) {
        // Both services ask for the same variable; one complaint is enough.
        if (misread.add(name)) {
            findings.error(name, line(name), "This should be " + wanted + ".", remedy);
        }
    }

    private int line(String name) {
        Variable variable = byName.get(name);
        return variable == null ? 0 : variable.line();
    }
}
