package dev.overlaylab.i18n;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What is left over in a Japanese or Chinese text from another language or another typography: English sentences, ASCII
 * punctuation, half-width kana, characters of the other Chinese script.
 *
 * <p>Code, quoted words and addresses are no business of it.
 */
public final class Leftovers {
    /** Markdown: code blocks, code, the address of a link, a bare address. */
    private static final Pattern CODE =
            Pattern.compile("(?s)```.*?```|`[^`\n]*`|\\]\\([^)\n]*\\)|https?://[^\\s、。，）)]+|\\{\\{[^}\n]*}}");

    /** Quoted: what a program says in its own language, such as an error message. */
    private static final Pattern QUOTED = Pattern.compile("「[^」\n]*」|“[^”\n]*”|\"[^\"\n]*\"");

    private static final Pattern SENTENCE = Pattern.compile("\\b[A-Za-z][a-z’']*(?: (?:[a-z][a-z’']*|I)){4,}");

    private static final String WIDE = "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]";

    /** Used in Taiwan or in Japan, and not in the texts of the mainland. */
    private static final String TRADITIONAL = "這們說為對時麼網絡認設運該進還過讓給從務發實現檢誤僅須個來國會學開關點機當沒後動體電腦應線連結麗變數據擇標準試驗證";

    /** Simplified forms that Japanese does not have. */
    private static final String SIMPLIFIED = "这们说为对时么网络认设运该进还过让给从务发实现检误仅须个觉开关点机当应线连结变选标验证态";

    private record Rule(String what, Pattern pattern) {}

    private static final Map<Language, List<Rule>> RULES = Map.of(
            Language.JA,
            List.of(
                    new Rule("half-width kana", Pattern.compile("[\\uff61-\\uff9f]")),
                    new Rule("ASCII punctuation", Pattern.compile(WIDE + "[,.;!?](?![A-Za-z0-9…])|" + WIDE + ", ")),
                    new Rule("Chinese punctuation", Pattern.compile("[，；]")),
                    new Rule("simplified character", Pattern.compile("[" + only(SIMPLIFIED, "点機結開関当") + "]"))),
            Language.ZH,
            List.of(
                    new Rule("kana", Pattern.compile("[\\p{IsHiragana}\\p{IsKatakana}\\uff61-\\uff9f&&[^ー・]]")),
                    new Rule(
                            "ASCII punctuation", Pattern.compile(WIDE + "[,.;:!?(](?![A-Za-z0-9/*…])|[,;:!?)]" + WIDE)),
                    new Rule("traditional character", Pattern.compile("[" + only(TRADITIONAL, "网后") + "]"))));

    private Leftovers() {}

    private static String only(String characters, String but) {
        return characters
                .codePoints()
                .filter(it -> but.indexOf(it) < 0)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /**
     * Something left over.
     *
     * @param index where in the text it begins
     */
    public record Leftover(int index, String what, String text) {
        @Override
        public String toString() {
            return what + ": " + text;
        }
    }

    /** All there is, in order of kind; nothing in English. */
    public static List<Leftover> in(Language language, String text) {
        var found = new ArrayList<Leftover>();
        if (language == Language.EN) {
            return found;
        }
        var prose = blanked(CODE, text);
        for (var rule : RULES.getOrDefault(language, List.of())) {
            find(found, rule.what(), rule.pattern(), prose);
        }
        find(found, "English sentence", SENTENCE, blanked(QUOTED, prose));
        return found;
    }

    private static void find(List<Leftover> found, String what, Pattern pattern, String text) {
        var match = pattern.matcher(text);
        while (match.find()) {
            var from = Math.max(0, match.start() - 8);
            var to = Math.min(text.length(), match.end() + 8);
            found.add(new Leftover(
                    match.start(), what, text.substring(from, to).strip().replace("\n", " ")));
        }
    }

    /** The same length, so that places stay what they are. */
    private static String blanked(Pattern pattern, String text) {
        return pattern.matcher(text).replaceAll(it -> it.group().replaceAll("[^\n]", "_"));
    }
}
