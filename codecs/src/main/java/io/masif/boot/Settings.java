package io.masif.boot;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The settings of one process: what the file says, and what the environment says, which wins. Reading a key declares
 * it; {@link #finish()} then refuses what nobody declared. Errors are gathered, so that all of them are told at once.
 */
public final class Settings {
    private final String prefix;
    private final Map<String, Object> file;
    private final Map<String, String> environment;
    private final Set<String> known = new LinkedHashSet<>();
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
    public String text(String key, String otherwise) {
        return value(key).map(Object::toString).orElse(otherwise);
    }

    /** A text that must be there; null, and an error, if it is not. */
    public String required(String key, String wanted) {
        String text = text(key, null);
        if (text == null) {
            errors.add(key + " is missing: give " + wanted + ", here or as " + variable(key));
        }
        return text;
    }

    /** A whole number between two bounds, both included. */
    public int integer(String key, int otherwise, int least, int most) {
        String wanted = "a whole number from " + least + " to " + most;
        return parsed(key, Integer.toString(otherwise), wanted, text -> {
            int number = Integer.parseInt(text);
            if (number < least || number > most) {
                throw new IllegalArgumentException(text);
            }
            return number;
        });
    }

    /** True or false. */
    public boolean flag(String key, boolean otherwise) {
        return parsed(key, Boolean.toString(otherwise), "true or false", text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        });
    }

    /**
     * What the function makes of a text; null where there is neither a value nor a default, or an error was noted.
     *
     * @param wanted what would be right, for the message if the function refuses the text
     */
    public <T> T parsed(String key, String otherwise, String wanted, Function<String, T> parse) {
        String text = text(key, otherwise);
        if (text == null) {
            return null;
        }
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException e) {
            errors.add(key + " must be " + wanted + ", but is \"" + text + "\"");
            return otherwise == null ? null : parse.apply(otherwise);
        }
    }

    /** Notes something else that is wrong with a key. */
    public void error(String key, String sentence) {
        errors.add(key + " " + sentence);
    }

    /**
     * To be called when every key has been read.
     *
     * @throws ConfigurationException with all errors, if there are any
     */
    public void finish() {
        List<String> all = new ArrayList<>(errors);
        file.keySet().stream().filter(key -> !known.contains(key)).sorted().forEach(key -> all.add(unknown(key)));
        environment.keySet().stream()
                .filter(name -> name.startsWith(prefix)
                        && known.stream().map(this::variable).noneMatch(name::equals))
                .sorted()
                .forEach(name -> all.add("the environment variable " + name + " is not known; the nearest is "
                        + variable(NearestWord.of(keyOf(name), known))));
        if (!all.isEmpty()) {
            throw new ConfigurationException(all);
        }
    }

    private Optional<Object> value(String key) {
        known.add(key);
        return Optional.<Object>ofNullable(environment.get(variable(key)))
                .or(() -> Optional.ofNullable(file.get(key)))
                .filter(value -> !value.toString().isBlank());
    }

    private String unknown(String key) {
        return key + " is not known; the nearest key is " + NearestWord.of(key, known);
    }

    private String variable(String key) {
        return prefix + Names.upperSnake(key);
    }

    private String keyOf(String variable) {
        return Names.dotted(variable.substring(prefix.length()));
    }
}
