package dev.overlaylab.labs.inventory;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads OpenSSH client configuration into directives, with what they include in its place. */
final class SshConfigParser {
    private static final int DEEPEST = 16;
    private static final int MOST = 20_000;

    private final SshDefaults defaults;
    private final List<SshDirective> directives = new ArrayList<>();

    SshConfigParser(SshDefaults defaults) {
        this.defaults = defaults;
    }

    List<SshDirective> parse(String file, String text) {
        parse(file, text, List.of(), 0);
        return List.copyOf(directives);
    }

    private void parse(String file, String text, List<SshCondition> outer, int depth) {
        if (depth > DEEPEST) {
            throw Problem.of("problem.inventory.include-depth", "file", file, "limit", DEEPEST);
        }
        var conditions = outer;
        var lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            var words = words(file, i + 1, lines[i]);
            if (words.isEmpty()) {
                continue;
            }
            var keyword = words.get(0).toLowerCase(Locale.ROOT);
            var arguments = words.subList(1, words.size());
            if (arguments.isEmpty()) {
                throw syntax(file, i + 1, keyword);
            }
            switch (keyword) {
                case "host" -> conditions = with(outer, SshCondition.host(arguments));
                case "match" -> conditions = with(outer, SshCondition.match(file, i + 1, arguments));
                case "include" -> {
                    for (var pattern : arguments) {
                        for (var included : found(pattern)) {
                            parse(included.toString(), read(included), conditions, depth + 1);
                        }
                    }
                }
                default -> directives.add(new SshDirective(conditions, keyword, arguments, file, i + 1));
            }
            if (keyword.equals("host")) {
                directives.add(new SshDirective(conditions, keyword, arguments, file, i + 1));
            }
            if (directives.size() > MOST) {
                throw Problem.of("problem.inventory.too-large", "file", file, "limit", ListText.LARGEST / 1024);
            }
        }
    }

    private static List<SshCondition> with(List<SshCondition> outer, SshCondition own) {
        var all = new ArrayList<>(outer);
        all.add(own);
        return List.copyOf(all);
    }

    /** Words of a line: separated by blanks, the keyword perhaps by an equals sign, with double quotes around blanks. */
    private static List<String> words(String file, int line, String written) {
        var text = written.strip();
        if (text.isEmpty() || text.startsWith("#")) {
            return List.of();
        }
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        var quoted = false;
        var begun = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
                begun = true;
            } else if (c == '\\' && i + 1 < text.length() && "\"\\".indexOf(text.charAt(i + 1)) >= 0) {
                word.append(text.charAt(++i));
                begun = true;
            } else if (quoted) {
                word.append(c);
            } else if (c == '#' && !begun && !words.isEmpty()) {
                break;
            } else if (Character.isWhitespace(c) || (c == '=' && words.isEmpty())) {
                if (begun) {
                    words.add(word.toString());
                    word.setLength(0);
                    begun = false;
                }
            } else if (c != '=' || words.size() != 1 || begun || !isSeparator(text, i)) {
                word.append(c);
                begun = true;
            }
        }
        if (quoted) {
            throw syntax(file, line, words.isEmpty() ? text : words.get(0));
        }
        if (begun) {
            words.add(word.toString());
        }
        return words;
    }

    /** {@code Port = 22}: an equals sign between the keyword and its argument, with blanks around it. */
    private static boolean isSeparator(String text, int at) {
        return text.substring(0, at).strip().chars().noneMatch(it -> it == '=' || Character.isWhitespace(it));
    }

    private List<Path> found(String pattern) {
        var expanded = defaults.path(pattern, defaults.directory());
        var root = expanded.getRoot();
        var found = List.of(root == null ? Path.of("") : root);
        for (var part : expanded) {
            var next = new ArrayList<Path>();
            for (var folder : found) {
                next.addAll(matching(folder, part.toString()));
            }
            found = next;
        }
        return found.stream().filter(Files::isRegularFile).toList();
    }

    private static List<Path> matching(Path folder, String part) {
        if (!part.contains("*") && !part.contains("?") && !part.contains("[")) {
            var exact = folder.resolve(part);
            return Files.exists(exact) ? List.of(exact) : List.of();
        }
        var matcher = FileSystems.getDefault().getPathMatcher("glob:" + part);
        try (var entries = Files.list(folder)) {
            return entries.filter(it -> matcher.matches(it.getFileName()))
                    .filter(it ->
                            part.startsWith(".") || !it.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static String read(Path file) {
        try {
            var bytes = Files.readAllBytes(file);
            return bytes.length == 0 ? "" : ListText.of(file.toString(), bytes);
        } catch (IOException e) {
            throw new Problem(
                    Text.of(
                            "problem.inventory.unreadable",
                            "file",
                            file.toString(),
                            "detail",
                            String.valueOf(e.getMessage())),
                    e);
        }
    }

    private static Problem syntax(String file, int line, String keyword) {
        return Problem.of("problem.inventory.syntax", "file", file, "line", line, "keyword", keyword);
    }
}
