package dev.overlaylab.labs.explain;

import dev.overlaylab.i18n.Text;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where in an output there is something to explain, once.
 *
 * <p>Named groups of the line's pattern are arguments of the message; the group {@code mark}, or else the whole match, is the
 * place.
 *
 * @param id the message is {@code explain.ID}
 * @param command what the command has to match somewhere
 * @param line what a line of the output has to match somewhere
 * @param beside what some line has to match too; absent when nothing has to
 * @param without what no line may match
 */
record OutputRule(String id, Pattern command, Pattern line, Optional<Pattern> beside, Optional<Pattern> without) {
    private static final Pattern GROUP = Pattern.compile("\\(\\?<([a-zA-Z][a-zA-Z0-9]*)>");
    private static final String MARK = "mark";

    Optional<Annotation> in(String typed, List<String> output) {
        if (!command.matcher(typed).find()
                || !beside.map(it -> isIn(output, it)).orElse(true)
                || without.map(it -> isIn(output, it)).orElse(false)) {
            return Optional.empty();
        }
        for (int i = 0; i < output.size(); i++) {
            var found = line.matcher(output.get(i));
            if (found.find()) {
                return Optional.of(annotation(i, found));
            }
        }
        return Optional.empty();
    }

    private static boolean isIn(List<String> output, Pattern pattern) {
        return output.stream().anyMatch(it -> pattern.matcher(it).find());
    }

    private Annotation annotation(int at, Matcher found) {
        var groups = groups();
        var arguments = groups.stream()
                .filter(it -> !it.equals(MARK))
                .flatMap(it -> List.of(it, Optional.ofNullable(found.group(it)).orElse("")).stream())
                .toArray();
        boolean marked = groups.contains(MARK);
        return new Annotation(
                at,
                marked ? found.start(MARK) : found.start(),
                marked ? found.end(MARK) : found.end(),
                new Annotation.OfProduct(Text.of("explain." + id, arguments)));
    }

    /** The names of the line's groups. */
    List<String> groups() {
        return GROUP.matcher(line.pattern())
                .results()
                .map(it -> it.group(1))
                .distinct()
                .toList();
    }
}
