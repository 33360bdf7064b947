package io.masif.boot.config;

import io.masif.text.NearestWord;
import io.vertx.core.json.JsonArray;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The settings of a process, from a file and from the environment, which wins. Reading a key declares it;
 * {@link #finish()} refuses keys that are not declared. Errors are collected, so that all of them are reported at once.
 */
public final class Settings {
    private final String prefix;
    private final Map<String, Object> file;
    private final Map<String, String> environment;
    private final Set<String> declaredKeys = new LinkedHashSet<>();
    private final List<String> errors = new ArrayList<>();

    /**
     * @param prefix of the environment variables, such as {@code MASIF_MASTER}: {@code tls.cert} is then also
     *     {@code MASIF_MASTER_TLS_CERT}
     * @param file the keys of the file with their values, nested keys joined by dots
     * @param environment all variables of the process
     */
    public Settings(String prefix, Map<String, Object> file, Map<String, String> environment) {
        this.prefix = prefix + "_";
        this.file = file;
        this.environment = environment;
    }

    /** A text; the default may be null. An empty value counts as absent. */
    public String getText(String key, String defaultValue) {
        return findValue(key).map(Object::toString).orElse(defaultValue);
    }

    /** A required text; null, and an error, if it is missing. */
    public String getRequiredText(String key, String expected) {
        String text = getText(key, null);
        if (text == null) {
            errors.add(key + " is missing: give " + expected + ", here or as " + toVariable(key));
        }
        return text;
    }

    /** A whole number between two bounds, both included. */
    public int getInteger(String key, int defaultValue, int min, int max) {
        String expected = "a whole number from " + min + " to " + max;
        return getParsed(key, Integer.toString(defaultValue), expected, text -> {
            int number = Integer.parseInt(text);
            if (number < min || number > max) {
                throw new IllegalArgumentException(text);
            }
            return number;
        });
    }

    /** True or false. */
    public boolean getBoolean(String key, boolean defaultValue) {
        return getParsed(key, Boolean.toString(defaultValue), "true or false", text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        });
    }

    /**
     * A text as the function converts it; null if there is neither a value nor a default, or an error was added.
     *
     * @param expected what would be right, for the error if the function rejects the text
     */
    public <T> T getParsed(String key, String defaultValue, String expected, Function<String, T> parse) {
        String text = getText(key, defaultValue);
        if (text == null) {
            return null;
        }
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException e) {
            errors.add(key + " must be " + expected + ", but is \"" + text + "\"");
            return defaultValue == null ? null : parse.apply(defaultValue);
        }
    }

    /** A list of words, in the file or with commas between them; empty if absent. An unknown word is an error. */
    public Set<String> getWords(String key, Set<String> known) {
        List<String> words = findValue(key)
                .map(value -> value instanceof JsonArray array
                        ? array.stream().map(String::valueOf).toList()
                        : List.of(value.toString().split(",", -1)))
                .orElse(List.of());
        Set<String> found = new LinkedHashSet<>();
        for (String word : words) {
            if (known.contains(word.strip())) {
                found.add(word.strip());
            } else {
                errors.add(key + " must be a list of " + String.join(", ", new TreeSet<>(known)) + ", but has \""
                        + word.strip() + "\"");
            }
        }
        return found;
    }

    /** All keys of the file below a key, with their texts and without that key: {@code env} for {@code labels.env}. */
    public Map<String, String> getGroup(String key) {
        Map<String, String> group = new TreeMap<>();
        String start = key + ".";
        file.forEach((each, value) -> {
            if (each.startsWith(start)) {
                declaredKeys.add(each);
                group.put(each.substring(start.length()), value.toString());
            }
        });
        return group;
    }

    /** Adds another error of a key. */
    public void addError(String key, String sentence) {
        errors.add(key + " " + sentence);
    }

    /**
     * To be called when every key has been read.
     *
     * @throws ConfigurationException with all errors, if there are any
     */
    public void finish() {
        List<String> all = new ArrayList<>(errors);
        file.keySet().stream()
                .filter(key -> !declaredKeys.contains(key))
                .sorted()
                .forEach(key -> all.add(describeUnknown(key)));
        environment.keySet().stream()
                .filter(name -> name.startsWith(prefix)
                        && declaredKeys.stream().map(this::toVariable).noneMatch(name::equals))
                .sorted()
                .forEach(name -> all.add("the environment variable " + name + " is not known; the nearest is "
                        + toVariable(NearestWord.find(toKey(name), declaredKeys))));
        if (!all.isEmpty()) {
            throw new ConfigurationException(all);
        }
    }

    private Optional<Object> findValue(String key) {
        declaredKeys.add(key);
        return Optional.<Object>ofNullable(environment.get(toVariable(key)))
                .or(() -> Optional.ofNullable(file.get(key)))
                .filter(value -> !value.toString().isBlank());
    }

    private String describeUnknown(String key) {
        return key + " is not known; the nearest key is " + NearestWord.find(key, declaredKeys);
    }

    private String toVariable(String key) {
        return prefix + KeySpelling.toVariable(key);
    }

    private String toKey(String variable) {
        return KeySpelling.toKey(variable.substring(prefix.length()));
    }
}
