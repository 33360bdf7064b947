package io.masif.ui.language;

import java.text.MessageFormat;
import java.text.NumberFormat;
import java.util.EnumMap;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The texts of the pages in one language. A key is {@code area.name}; its text is in the resource bundle {@code i18n/area}.
 * A text is a pattern of {@link MessageFormat} with the arguments {@code {0}}, {@code {1}}. Apostrophes are typographic.
 */
public final class Texts {
    private static final Map<Language, Texts> BY_LANGUAGE = new EnumMap<>(Language.class);
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    static {
        for (Language language : Language.values()) {
            BY_LANGUAGE.put(language, new Texts(language));
        }
    }

    private final Language language;
    private final Map<String, ResourceBundle> bundles = new ConcurrentHashMap<>();

    private Texts(Language language) {
        this.language = language;
    }

    /** The texts in a language. */
    public static Texts in(Language language) {
        return BY_LANGUAGE.get(language);
    }

    public Language language() {
        return language;
    }

    /** @throws java.util.MissingResourceException if there is no such text */
    public String get(String key, Object... arguments) {
        String pattern = findBundle(key).getString(key);
        return arguments.length == 0 ? pattern : new MessageFormat(pattern, language.locale()).format(arguments);
    }

    /** The text {@code key.one} or {@code key.other}, with the number as its argument. */
    public String count(String key, long number) {
        return get(key + (number == 1 ? ".one" : ".other"), number(number));
    }

    /** A whole number, such as {@code 1,320}. */
    public String number(long number) {
        return NumberFormat.getIntegerInstance(language.locale()).format(number);
    }

    /** The keys of an area's texts that begin like this. */
    Set<String> keys(String beginning) {
        return findBundle(beginning).keySet().stream()
                .filter(key -> key.startsWith(beginning))
                .collect(Collectors.toSet());
    }

    private ResourceBundle findBundle(String key) {
        return bundles.computeIfAbsent(key.substring(0, key.indexOf('.')), this::load);
    }

    private ResourceBundle load(String area) {
        return ResourceBundle.getBundle("i18n/" + area, language.locale(), NO_FALLBACK);
    }
}
