package dev.overlaylab.site.page;

import dev.overlaylab.i18n.Language;

/** What a language is called on the web, and by those who speak it. */
enum Tongue {
    EN("en", "English", "en_GB"),
    JA("ja", "日本語", "ja_JP"),
    ZH("zh-Hans", "简体中文", "zh_CN");

    private final String tag;
    private final String ownName;
    private final String locale;

    Tongue(String tag, String ownName, String locale) {
        this.tag = tag;
        this.ownName = ownName;
        this.locale = locale;
    }

    static Tongue of(Language language) {
        return valueOf(language.name());
    }

    /** For {@code lang} and {@code hreflang}. */
    String tag() {
        return tag;
    }

    String ownName() {
        return ownName;
    }

    /** As Open Graph writes it. */
    String locale() {
        return locale;
    }
}
