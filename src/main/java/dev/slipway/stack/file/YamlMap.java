package dev.slipway.stack.file;

import org.snakeyaml.engine.v2.comments.CommentLine;
import org.snakeyaml.engine.v2.comments.CommentType;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** A YAML mapping in the making, with a comment above a key where one helps. */
final class YamlMap {
    private static final Pattern STRANGE =
            Pattern.compile("[\\p{Cntrl}\\x80-\\x9F\\p{Zl}\\p{Zp}\\p{Cf}]");

    private final List<NodeTuple> entries = new ArrayList<>();
    private final List<CommentLine> pending = new ArrayList<>();

    /** Stands above the next key; each argument is a line. */
    YamlMap comment(String... lines) {
        for (String line : lines) {
            pending.add(comment(" " + line, CommentType.BLOCK));
        }
        return this;
    }

    YamlMap gap() {
        pending.add(comment("", CommentType.BLANK_LINE));
        return this;
    }

    YamlMap put(String key, String value) {
        return add(key, text(value));
    }

    YamlMap put(String key, int value) {
        return add(key, new ScalarNode(Tag.INT, Integer.toString(value), ScalarStyle.PLAIN));
    }

    YamlMap put(String key, List<String> values) {
        return add(
                key,
                new SequenceNode(
                        Tag.SEQ,
                        values.stream().<Node>map(YamlMap::text).toList(),
                        FlowStyle.FLOW));
    }

    YamlMap putUnless(String usual, String key, String value) {
        return value.equals(usual) ? this : put(key, value);
    }

    YamlMap putUnless(int usual, String key, int value) {
        return value == usual ? this : put(key, value);
    }

    YamlMap putUnless(List<String> usual, String key, List<String> values) {
        return values.equals(usual) ? this : put(key, values);
    }

    /** A mapping below a key; left out, with the comments above it, when nothing is put into it. */
    YamlMap section(String key, Consumer<YamlMap> content) {
        YamlMap section = new YamlMap();
        content.accept(section);
        if (section.entries.isEmpty()) {
            pending.clear();
            return this;
        }
        return add(key, section.node());
    }

    YamlMap items(String key, List<Node> items) {
        return items.isEmpty() ? this : add(key, new SequenceNode(Tag.SEQ, items, FlowStyle.BLOCK));
    }

    MappingNode node() {
        return new MappingNode(Tag.MAP, entries, FlowStyle.BLOCK);
    }

    /** Always text, whatever it looks like: the emitter quotes {@code 42} and {@code true}. */
    static ScalarNode text(String value) {
        // Left to choose, the emitter writes some of these signs plainly, where they are lost.
        boolean strange = STRANGE.matcher(value).find();
        return new ScalarNode(
                Tag.STR, value, strange ? ScalarStyle.DOUBLE_QUOTED : ScalarStyle.PLAIN);
    }

    private YamlMap add(String key, Node value) {
        ScalarNode keyNode = text(key);
        keyNode.setBlockComments(List.copyOf(pending));
        pending.clear();
        entries.add(new NodeTuple(keyNode, value));
        return this;
    }

    private static CommentLine comment(String text, CommentType type) {
        return new CommentLine(Optional.empty(), Optional.empty(), text, type);
    }
}
