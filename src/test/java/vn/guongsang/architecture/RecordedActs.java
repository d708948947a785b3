package vn.guongsang.architecture;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * The acts that the sources write into the log: what stands where a call of {@code audit.record} has its act, followed
 * through a method's own parameter to that method's callers in the same file. An act that is put together at run time
 * is known by its beginning and ends with a star.
 *
 * @param all every act
 * @param kinds of the things that acts and permissions are about, as far as the sources write them out
 * @param bare those of them that are somewhere recorded without what they changed
 */
record RecordedActs(Set<String> all, Set<String> bare, Set<String> kinds) {

    /** Of {@code audit.record(by, act, …)}, and of {@code recordAll}. */
    private static final int ACT = 1;

    private static final int WITH_CHANGES = 6;

    static RecordedActs in(Path sources) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (Stream<Path> files = Files.walk(sources);
                var manager = compiler.getStandardFileManager(null, null, null)) {
            List<Path> java =
                    files.filter(file -> file.toString().endsWith(".java")).toList();
            var task = (JavacTask)
                    compiler.getTask(null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(java));
            var found = new RecordedActs(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
            for (CompilationUnitTree unit : task.parse()) {
                new Unit(unit).collect(found);
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One source file. */
    private static final class Unit extends TreeScanner<@Nullable Void, @Nullable MethodTree> {

        private final Map<String, ExpressionTree> constants = new HashMap<>();
        private final List<Call> calls = new ArrayList<>();
        private final List<ExpressionTree> kinds = new ArrayList<>();

        private record Call(
                MethodInvocationTree call, @Nullable MethodTree in) {

            /** Of a method of the same file. */
            boolean calls(MethodTree method) {
                return call.getMethodSelect() instanceof IdentifierTree own
                        && own.getName().equals(method.getName())
                        && call.getArguments().size() == method.getParameters().size();
            }

            boolean records() {
                return Set.of("audit.record", "audit.recordAll")
                        .contains(call.getMethodSelect().toString());
            }
        }

        Unit(CompilationUnitTree unit) {
            scan(unit, null);
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable MethodTree in) {
            return super.visitMethod(method, method);
        }

        @Override
        public @Nullable Void visitVariable(VariableTree variable, @Nullable MethodTree in) {
            if (variable.getInitializer() != null) {
                constants.put(variable.getName().toString(), variable.getInitializer());
            }
            return super.visitVariable(variable, in);
        }

        @Override
        public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable MethodTree in) {
            calls.add(new Call(call, in));
            if (Set.of("Subject.of", "Subjects.of")
                    .contains(call.getMethodSelect().toString())) {
                kinds.add(call.getArguments().getFirst());
            }
            return super.visitMethodInvocation(call, in);
        }

        @Override
        public @Nullable Void visitNewClass(NewClassTree made, @Nullable MethodTree in) {
            if (made.getIdentifier().toString().equals("Subject")) {
                kinds.add(made.getArguments().getFirst());
            }
            return super.visitNewClass(made, in);
        }

        void collect(RecordedActs found) {
            kinds.forEach(kind -> kind(kind, found.kinds()));
            calls.stream().filter(Call::records).forEach(call -> {
                Set<String> acts = new TreeSet<>();
                acts(call.call().getArguments().get(ACT), call.in(), acts);
                found.all().addAll(acts);
                if (call.call().getArguments().size() < WITH_CHANGES) {
                    found.bare().addAll(acts);
                }
            });
        }

        private void acts(ExpressionTree said, @Nullable MethodTree in, Set<String> acts) {
            switch (said) {
                case LiteralTree literal -> acts.add(String.valueOf(literal.getValue()));
                case ParenthesizedTree inner -> acts(inner.getExpression(), in, acts);
                case ConditionalExpressionTree either -> {
                    acts(either.getTrueExpression(), in, acts);
                    acts(either.getFalseExpression(), in, acts);
                }
                case BinaryTree sum -> {
                    Set<String> beginnings = new TreeSet<>();
                    acts(leftmost(sum), in, beginnings);
                    beginnings.forEach(beginning -> acts.add(beginning + "*"));
                }
                case SwitchExpressionTree choice ->
                    choice.accept(
                            new TreeScanner<@Nullable Void, @Nullable Void>() {
                                @Override
                                public @Nullable Void visitLiteral(LiteralTree literal, @Nullable Void none) {
                                    acts.add(String.valueOf(literal.getValue()));
                                    return null;
                                }
                            },
                            null);
                case IdentifierTree name -> named(name.getName().toString(), in, acts);
                default -> throw new AssertionError("what act is recorded by " + said + "?");
            }
        }

        private void kind(ExpressionTree said, Set<String> kinds) {
            switch (said) {
                case LiteralTree literal -> kinds.add(String.valueOf(literal.getValue()));
                case IdentifierTree name
                when constants.get(name.getName().toString()) instanceof LiteralTree literal ->
                    kinds.add(String.valueOf(literal.getValue()));
                case BinaryTree sum
                when leftmost(sum) instanceof LiteralTree literal -> kinds.add(literal.getValue() + "*");
                default -> {
                    // read from a row that was written with one of the others
                }
            }
        }

        private static ExpressionTree leftmost(ExpressionTree said) {
            return said instanceof BinaryTree sum ? leftmost(sum.getLeftOperand()) : said;
        }

        private void named(String name, @Nullable MethodTree in, Set<String> acts) {
            int parameter = in == null
                    ? -1
                    : IntStream.range(0, in.getParameters().size())
                            .filter(i -> in.getParameters().get(i).getName().contentEquals(name))
                            .findFirst()
                            .orElse(-1);
            if (parameter < 0) {
                ExpressionTree constant = constants.get(name);
                if (constant == null) {
                    throw new AssertionError("what act is " + name + "?");
                }
                acts(constant, in, acts);
                return;
            }
            calls.stream()
                    .filter(call -> call.calls(in))
                    .forEach(call -> acts(call.call().getArguments().get(parameter), call.in(), acts));
        }
    }
}
