package dev.overlaylab.i18n;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A language that every text of the product exists in. */
public enum Language {
    EN(Locale.ENGLISH),
    JA(Locale.JAPANESE),
    ZH(Locale.SIMPLIFIED_CHINESE);

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    /** The locale for collation, line breaking and number formats. */
    public Locale locale() {
        return locale;
    }

    /** The tag used on the command line, in file names and in JSON: {@code en}, {@code ja} or {@code zh}. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The language a tag such as {@code ja}, {@code zh-Hans} or {@code ja_JP.UTF-8} means, if it is one of ours. */
    public static Optional<Language> of(String tag) {
        var primary = tag.split("[-_.@]", 2)[0].toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(it -> it.tag().equals(primary)).findFirst();
    }

    /**
     * The language the environment asks for, as GNU programs read it: the first of LANGUAGE (a list, of which the first entry
     * counts), LC_ALL, LC_MESSAGES and LANG that is set; none where that is none of ours, such as {@code C}.
     */
    public static Optional<Language> fromEnvironment(Map<String, String> environment) {
        for (var name : new String[] {"LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"}) {
            var value = environment.getOrDefault(name, "").split(":", 2)[0];
            if (!value.isEmpty()) {
                return of(value);
            }
        }
        return Optional.empty();
    }
}
