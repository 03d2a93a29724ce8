package dev.overlaylab.site.manual;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.EntityTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.StartElementTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import dev.overlaylab.site.manual.AssertionClass.Example;
import dev.overlaylab.site.manual.AssertionClass.Method;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Reads the public methods of assertion classes and their Javadoc from the sources, as the compiler sees them. */
final class JavadocReader extends TreePathScanner<Void, Void> {
    private static final Pattern EXAMPLE =
            Pattern.compile("(?s)// (?:passes|fails with ([\\w.-]+))\\n(.*?)(?=\\n// (?:passes|fails)|$)");

    private final DocTrees docs;
    private final List<AssertionClass> found = new ArrayList<>();

    private JavadocReader(DocTrees docs) {
        this.docs = docs;
    }

    /** The public classes of a folder; first where assertions begin, then by name. */
    static List<AssertionClass> read(Path folder) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null);
                var sources = Files.list(folder)) {
            var units = files.getJavaFileObjectsFromPaths(
                    sources.filter(it -> it.toString().endsWith(".java"))
                            .sorted()
                            .toList());
            var task = (JavacTask) compiler.getTask(null, files, null, List.of("-proc:none"), null, units);
            var reader = new JavadocReader(DocTrees.instance(task));
            for (var unit : task.parse()) {
                reader.scan(unit, null);
            }
            return reader.found.stream()
                    .sorted(Comparator.comparing(
                                    (AssertionClass it) -> !it.name().equals("ClusterAssertions"))
                            .thenComparing(AssertionClass::name))
                    .toList();
        }
    }

    @Override
    public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
        var doc = docs.getDocCommentTree(getCurrentPath());
        if (!isPublic(type.getModifiers()) || doc == null) {
            return null;
        }
        var methods = new ArrayList<Method>();
        for (var member : type.getMembers()) {
            if (member instanceof MethodTree method && isPublic(method.getModifiers())) {
                var comment = docs.getDocCommentTree(new TreePath(getCurrentPath(), method));
                if (comment != null) {
                    methods.add(method(method, comment));
                }
            }
        }
        found.add(new AssertionClass(type.getSimpleName().toString(), markdown(doc), methods));
        return null;
    }

    private static boolean isPublic(ModifiersTree modifiers) {
        return modifiers.getFlags().contains(Modifier.PUBLIC);
    }

    private static Method method(MethodTree method, DocCommentTree doc) {
        var parameters =
                method.getParameters().stream().map(JavadocReader::parameter).collect(Collectors.joining(", "));
        return new Method(
                method.getName().toString(),
                method.getReturnType() + " " + method.getName() + "(" + parameters + ")",
                markdown(doc),
                examples(doc));
    }

    private static String parameter(VariableTree parameter) {
        // How many there may be is known to the tree as a whole only.
        boolean any = parameter.toString().contains("...");
        var type = parameter.getType().toString();
        return (any ? type.replaceFirst("\\[]$", "...") : type) + " " + parameter.getName();
    }

    private static List<Example> examples(DocCommentTree doc) {
        var examples = new ArrayList<Example>();
        for (var part : doc.getFullBody()) {
            if (part instanceof LiteralTree code && isBlock(code)) {
                var each =
                        EXAMPLE.matcher(code.getBody().getBody().stripIndent().strip());
                while (each.find()) {
                    var fails = each.group(1) == null ? "" : each.group(1);
                    examples.add(new Example(fails, each.group(2).strip()));
                }
            }
        }
        return examples;
    }

    private static boolean isBlock(LiteralTree code) {
        return code.getBody().getBody().contains("\n");
    }

    /** The body without its examples, and what the tags say of parameters. */
    private static String markdown(DocCommentTree doc) {
        var text = new StringBuilder(inline(doc.getFullBody()).strip());
        for (var tag : doc.getBlockTags()) {
            if (tag instanceof ParamTree parameter) {
                text.append("\n\n`")
                        .append(parameter.getName())
                        .append("`: ")
                        .append(inline(parameter.getDescription()).strip());
            }
        }
        return text.toString();
    }

    private static String inline(List<? extends DocTree> parts) {
        return parts.stream().map(JavadocReader::inline).collect(Collectors.joining());
    }

    private static String inline(DocTree part) {
        if (part instanceof TextTree text) {
            return text.getBody().replaceAll("\\s+", " ");
        }
        if (part instanceof LiteralTree code) {
            return isBlock(code) ? "" : "`" + code.getBody().getBody() + "`";
        }
        if (part instanceof LinkTree link) {
            var name = link.getReference().getSignature();
            return link.getLabel().isEmpty()
                    ? "`" + name.substring(name.lastIndexOf('.') + 1) + "`"
                    : inline(link.getLabel());
        }
        if (part instanceof EntityTree entity) {
            return "&" + entity.getName() + ";";
        }
        return part instanceof StartElementTree element && element.getName().contentEquals("p") ? "\n\n" : "";
    }
}
