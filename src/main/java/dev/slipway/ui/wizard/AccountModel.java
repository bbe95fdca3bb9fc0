package dev.slipway.ui.wizard;

import dev.slipway.stack.Problem;
import dev.slipway.stack.Renaming;
import dev.slipway.stack.Stack;
import dev.slipway.ui.common.Texts;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the stack is called. */
final class AccountModel {
    private final Draft draft;
    private final Texts texts;
    private final Values values = new Values("");
    private final Pairs tags;

    AccountModel(Draft draft, Texts texts) {
        this.draft = draft;
        this.texts = texts;
        values.add(Value.of(draft, "name", Stack::name, Renaming::of));
        tags = new Pairs(draft, "tags", AccountModel::pairs, this::tagged);
    }

    Draft draft() {
        return draft;
    }

    Values values() {
        return values;
    }

    Pairs tags() {
        return tags;
    }

    private static List<Pairs.Pair> pairs(Stack stack) {
        return stack.tags().entrySet().stream()
                .map(tag -> new Pairs.Pair(tag.getKey(), tag.getValue()))
                .toList();
    }

    /** A stack holds each tag once, so a second one of the same name cannot be put into it. */
    private Stack tagged(Stack stack, List<Pairs.Pair> pairs) {
        Map<String, String> tags = new LinkedHashMap<>();
        pairs.forEach(pair -> tags.put(pair.name(), pair.value()));
        Set<String> seen = new HashSet<>();
        draft.note(
                "tags",
                pairs.stream()
                        .map(Pairs.Pair::name)
                        .filter(name -> !seen.add(name))
                        .distinct()
                        .map(
                                name ->
                                        Problem.error(
                                                "tags." + name,
                                                texts.get("wizard.tags.twice", name),
                                                texts.get("wizard.tags.twice.remedy")))
                        .toList());
        return stack.withTags(tags);
    }
}
