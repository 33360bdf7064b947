package io.masif.ui.language;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A language in which the pages exist. */
public enum Language {
    ENGLISH(Locale.ENGLISH, "English"),
    GERMAN(Locale.GERMAN, "Deutsch");

    private final Locale locale;
    private final String label;

    Language(Locale locale, String label) {
        this.locale = locale;
        this.label = label;
    }

    /** The language of a tag such as {@code de}; empty if the pages do not exist in it. */
    public static Optional<Language> of(String tag) {
        return Arrays.stream(values()).filter(each -> each.tag().equals(tag)).findFirst();
    }

    /** The best match of a header {@code Accept-Language} (RFC 9110, 12.5.4); English if none matches or it is malformed. */
    public static Language accepted(String header) {
        if (header == null || header.isEmpty()) {
            return ENGLISH;
        }
        try {
            List<Locale> offered =
                    Arrays.stream(values()).map(each -> each.locale).toList();
            Locale match = Locale.lookup(Locale.LanguageRange.parse(header), offered);
            return match == null ? ENGLISH : of(match.toLanguageTag()).orElse(ENGLISH);
        } catch (IllegalArgumentException e) {
            return ENGLISH;
        }
    }

    /** The language tag, such as {@code de}. */
    public String tag() {
        return locale.toLanguageTag();
    }

    public Locale locale() {
        return locale;
    }

    /** Its name in the language itself. */
    public String label() {
        return label;
    }
}
