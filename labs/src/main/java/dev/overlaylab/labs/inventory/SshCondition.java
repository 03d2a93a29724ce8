package dev.overlaylab.labs.inventory;

import dev.overlaylab.i18n.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** When a block of an SSH configuration counts. */
@FunctionalInterface
interface SshCondition {
    /**
     * About whom it is asked.
     *
     * @param alias as typed
     * @param host as far as it is known by now
     * @param user with whom to log in, as far as it is known by now
     */
    record Question(String alias, String host, String user, String localUser) {}

    boolean holds(Question question);

    /** {@code Host}: one pattern matches, and none with an exclamation mark does. */
    static SshCondition host(List<String> patterns) {
        var names = Names.of(patterns);
        return question -> names.have(question.alias());
    }

    /** {@code Match}, as far as it asks about names; what would run programs or look around is refused. */
    static SshCondition match(String file, int line, List<String> criteria) {
        var all = new ArrayList<Predicate<Question>>();
        for (int i = 0; i < criteria.size(); i++) {
            var written = criteria.get(i);
            var negated = written.startsWith("!");
            var parts = (negated ? written.substring(1) : written).split("=", 2);
            var criterion = parts[0].toLowerCase(Locale.ROOT);
            if (criterion.equals("all")) {
                continue;
            }
            if (!List.of("host", "originalhost", "user", "localuser").contains(criterion)
                    || (parts.length == 1 && i + 1 == criteria.size())) {
                throw Problem.of("problem.inventory.match", "file", file, "line", line, "criterion", written);
            }
            var value = parts.length == 2 ? parts[1] : criteria.get(++i);
            var names = Names.of(Arrays.asList(value.split(",", -1)));
            Predicate<Question> holds = switch (criterion) {
                case "host" -> it -> names.have(it.host());
                case "originalhost" -> it -> names.have(it.alias());
                case "user" -> it -> names.have(it.user());
                default -> it -> names.have(it.localUser());
            };
            all.add(negated ? holds.negate() : holds);
        }
        return question -> all.stream().allMatch(it -> it.test(question));
    }

    /** Patterns of names, made ready once: a class of hundreds asks thousands of times. */
    record Names(List<Name> patterns) {
        private record Name(boolean negated, Pattern pattern) {}

        static Names of(List<String> patterns) {
            return new Names(patterns.stream().map(Names::name).toList());
        }

        private static Name name(String pattern) {
            var negated = pattern.startsWith("!");
            return new Name(negated, glob(negated ? pattern.substring(1) : pattern));
        }

        /** Whether one of them matches, and none with an exclamation mark does. */
        boolean have(String text) {
            var matched = false;
            for (var name : patterns) {
                if (name.pattern().matcher(text).matches()) {
                    if (name.negated()) {
                        return false;
                    }
                    matched = true;
                }
            }
            return matched;
        }

        private static Pattern glob(String pattern) {
            var expression = new StringBuilder();
            for (int i = 0; i < pattern.length(); i++) {
                char c = pattern.charAt(i);
                switch (c) {
                    // Possessive quantifiers would be wrong here, and a run of stars is one star: no pattern takes for
                    // ever.
                    case '*' -> {
                        if (!expression.toString().endsWith(".*")) {
                            expression.append(".*");
                        }
                    }
                    case '?' -> expression.append('.');
                    default -> expression.append(Pattern.quote(String.valueOf(c)));
                }
            }
            return Pattern.compile(expression.toString(), Pattern.CASE_INSENSITIVE);
        }
    }
}
