package dev.slipway.ui.wizard;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * What the rules of a stack can say, read from their source: each piece of text that is handed to
 * those who report a problem. A rule that is new brings its sentences with it.
 */
final class Sentences {
    private static final Path RULES = Path.of("src/main/java/dev/slipway/stack");
    private static final Set<String> REPORT = Set.of("error", "warn");

    private final Set<String> pieces = new TreeSet<>();

    private Sentences() {}

    /** Every piece of a sentence, but for words that stand in any. */
    static Set<String> all() {
        Sentences sentences = new Sentences();
        sentences.read();
        return sentences.pieces;
    }

    private void read() {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> sources = Files.list(RULES)) {
            List<Path> rules = sources.filter(it -> it.toString().endsWith(".java")).toList();
            var units = files.getJavaFileObjectsFromPaths(rules);
            var task = (JavacTask) compiler.getTask(null, files, null, null, null, units);
            task.parse().forEach(unit -> new Calls().scan(unit, null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Calls extends TreeScanner<Void, Void> {
        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
            if (isText(call)) {
                kinds(call);
            } else if (reports(call)) {
                call.getArguments().forEach(argument -> new Literals().scan(argument, null));
            }
            return super.visitMethodInvocation(call, nothing);
        }
    }

    private final class Literals extends TreeScanner<Void, Void> {
        /** What is asked on the way, such as whether a text matches, is said to nobody. */
        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
            return null;
        }

        @Override
        public Void visitLiteral(LiteralTree literal, Void nothing) {
            if (literal.getValue() instanceof String text && isWords(text)) {
                pieces.add(text.strip());
            }
            return null;
        }
    }

    /** Each thing that may be missing may as well be a placeholder, too long or malformed. */
    private void kinds(MethodInvocationTree call) {
        String what = (String) ((LiteralTree) call.getArguments().getFirst()).getValue();
        // Tags are told what is wrong with them in words of their own.
        if (!what.equals("tag")) {
            pieces.add("The " + what + " is missing.");
            pieces.add("is a placeholder, not a " + what + ".");
            pieces.add("The " + what + " has ");
            pieces.add("is not a " + what + ".");
        }
    }

    private static boolean isText(MethodInvocationTree call) {
        return call.getMethodSelect().toString().equals("Text.of")
                && call.getArguments().getFirst() instanceof LiteralTree;
    }

    private static boolean reports(MethodInvocationTree call) {
        return call.getArguments().stream().anyMatch(Sentences::isProblems)
                || switch (call.getMethodSelect()) {
                    case MemberSelectTree of -> isProblems(of.getExpression());
                    case IdentifierTree own -> REPORT.contains(own.getName().toString());
                    default -> false;
                };
    }

    private static boolean isProblems(ExpressionTree part) {
        return part instanceof IdentifierTree name && name.getName().contentEquals("problems");
    }

    /** Neither the path of a property nor punctuation. */
    private static boolean isWords(String text) {
        String words = text.strip();
        return words.length() > 2
                && (words.contains(" ") || !words.matches("[\\w\\[\\].:]*[.:\\[].*"));
    }
}
