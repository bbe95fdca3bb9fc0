package dev.slipway.stack.file;

import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * One mapping of a YAML file. The keys that are asked for are the keys it knows: {@link #finish}
 * reports all others. A value that cannot be read is reported and counts as not given.
 */
final class Section {
    private final String path;
    private final Findings findings;
    private final Map<String, NodeTuple> entries = new LinkedHashMap<>();
    private final Set<String> known = new LinkedHashSet<>();
    private final List<Section> children = new ArrayList<>();

    Section(String path, Node node, Findings findings) {
        this(path, findings);
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(this::enter);
        } else if (node.getTag() != Tag.NULL) {
            wrong(path, node, "a mapping of keys to values", "Write one \"key: value\" a line.");
        }
    }

    private Section(String path, Findings findings) {
        this.path = path;
        this.findings = findings;
    }

    private void enter(NodeTuple entry) {
        if (!(entry.getKeyNode() instanceof ScalarNode key)) {
            wrong(path, entry.getKeyNode(), "a key", "Write a single word as key.");
            return;
        }
        String name = key.getValue();
        if (entries.containsKey(name)) {
            findings.error(
                    child(name),
                    line(key),
                    "The key \""
                            + name
                            + "\" is there twice; first in line "
                            + line(entries.get(name).getKeyNode())
                            + ".",
                    "Remove one of the two.");
            return;
        }
        entries.put(name, entry);
        findings.origin(child(name), child(name), line(key));
    }

    boolean has(String key) {
        return value(key).isPresent();
    }

    /** Whether the value is this one word. */
    boolean says(String key, String word) {
        return value(key)
                .filter(node -> node instanceof ScalarNode text && text.getValue().equals(word))
                .isPresent();
    }

    Optional<String> text(String key) {
        return value(key).flatMap(node -> scalar(child(key), node));
    }

    String text(String key, String otherwise) {
        return text(key).orElse(otherwise);
    }

    OptionalInt number(String key) {
        Optional<String> text = text(key);
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        if (text.get().matches("-?\\d{1,9}")) {
            return OptionalInt.of(Integer.parseInt(text.get()));
        }
        wrong(child(key), value(key).orElseThrow(), "a whole number", "Write digits only.");
        return OptionalInt.empty();
    }

    int number(String key, int otherwise) {
        return number(key).orElse(otherwise);
    }

    <E extends Enum<E>> E choice(String key, Class<E> type, E otherwise) {
        Optional<String> text = text(key);
        for (E choice : type.getEnumConstants()) {
            if (text.filter(choice.name()::equalsIgnoreCase).isPresent()) {
                return choice;
            }
        }
        if (text.isPresent()) {
            String choices = String.join(", ", names(type)).toLowerCase(Locale.ROOT);
            wrong(
                    child(key),
                    value(key).orElseThrow(),
                    "one of the choices",
                    "Use " + choices + ".");
        }
        return otherwise;
    }

    List<String> texts(String key, List<String> otherwise) {
        List<String> texts = new ArrayList<>();
        boolean listed = items(key, (at, node) -> scalar(at, node).ifPresent(texts::add));
        return listed ? texts : otherwise;
    }

    /** Hands each item of a list over with its path; false if there is no list. */
    boolean items(String key, BiConsumer<String, Node> item) {
        Optional<Node> value = value(key);
        if (value.isEmpty()) {
            return false;
        }
        if (!(value.get() instanceof SequenceNode list)) {
            wrong(
                    child(key),
                    value.get(),
                    "a list",
                    "Write [first, second], or one \"- \" a line.");
            return false;
        }
        for (int index = 0; index < list.getValue().size(); index++) {
            String at = child(key) + "[" + index + "]";
            findings.origin(at, at, line(list.getValue().get(index)));
            item.accept(at, list.getValue().get(index));
        }
        return true;
    }

    /** A mapping whose keys the user chooses, in his order. */
    Map<String, String> pairs(String key) {
        Section section = section(key);
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String name : section.entries.keySet()) {
            pairs.put(name, section.text(name).orElse(""));
        }
        return pairs;
    }

    /** The same, but a key that is there twice is handed over twice: the stack says so itself. */
    List<Map.Entry<String, String>> entries(String key) {
        if (!(value(key).orElse(null) instanceof MappingNode mapping)) {
            section(key);
            return List.of();
        }
        List<Map.Entry<String, String>> entries = new ArrayList<>();
        for (NodeTuple entry : mapping.getValue()) {
            scalar(child(key), entry.getKeyNode())
                    .ifPresent(
                            name -> {
                                String at = child(key) + "." + name;
                                findings.origin(at, at, line(entry.getKeyNode()));
                                boolean empty = entry.getValueNode().getTag() == Tag.NULL;
                                String text =
                                        empty ? "" : scalar(at, entry.getValueNode()).orElse("");
                                entries.add(Map.entry(name, text));
                            });
        }
        return entries;
    }

    /** The mapping under a key; an empty one if there is none. */
    Section section(String key) {
        Section section =
                value(key)
                        .map(node -> new Section(child(key), node, findings))
                        .orElseGet(() -> new Section(child(key), findings));
        children.add(section);
        return section;
    }

    Section item(String at, Node node) {
        Section section = new Section(at, node, findings);
        children.add(section);
        return section;
    }

    /** The text of a single value, as it is written: {@code 8080} and {@code yes} are text too. */
    Optional<String> scalar(String at, Node node) {
        if (node instanceof ScalarNode scalar && node.getTag() != Tag.NULL) {
            return Optional.of(scalar.getValue());
        }
        wrong(at, node, "a single value", "Write one value, in quotes if it holds special signs.");
        return Optional.empty();
    }

    void wrong(String at, Node node, String wanted, String remedy) {
        String found =
                node instanceof MappingNode
                        ? "a mapping"
                        : node instanceof SequenceNode
                                ? "a list"
                                : node.getTag() == Tag.NULL ? "nothing" : "a single value";
        String verdict =
                found.equals("a single value")
                        ? "This is not " + wanted + "."
                        : "This should be " + wanted + ", but is " + found + ".";
        findings.error(at, line(node), verdict, remedy);
    }

    /** Reports every key that nobody asked for, here and below. */
    void finish() {
        children.forEach(Section::finish);
        entries.forEach(
                (key, entry) -> {
                    if (!known.contains(key)) {
                        findings.error(
                                child(key),
                                line(entry.getKeyNode()),
                                "There is no key \"" + key + "\" here.",
                                Nearest.to(key, known)
                                        .map(near -> "Did you mean \"" + near + "\"?")
                                        .orElse("Known are " + String.join(", ", known) + "."));
                    }
                });
    }

    static int line(Node node) {
        return node.getStartMark().map(Mark::getLine).orElse(-1) + 1;
    }

    /** Reports a value that could be read and is of no use. */
    void refuse(String key, String message, String remedy) {
        int line = value(key).map(Section::line).orElse(0);
        findings.error(child(key), line, message, remedy);
    }

    private Optional<Node> value(String key) {
        known.add(key);
        return Optional.ofNullable(entries.get(key))
                .map(NodeTuple::getValueNode)
                .filter(node -> node.getTag() != Tag.NULL);
    }

    private String child(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static <E extends Enum<E>> List<String> names(Class<E> type) {
        List<String> names = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            names.add(constant.name());
        }
        return names;
    }
}
