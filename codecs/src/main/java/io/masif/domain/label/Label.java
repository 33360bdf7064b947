package io.masif.domain.label;

import java.util.regex.Pattern;

/**
 * A label of a host. Key and value have the syntax that Kubernetes documents for labels.
 *
 * @param key a name of at most 63 characters, such as {@code env}; before it may stand a prefix and a slash, such as
 *     {@code example.com/role}
 * @param value at most 63 characters; may be empty
 */
public record Label(String key, String value) implements Comparable<Label> {
    /** The most characters of a key with its prefix. */
    public static final int MAX_KEY_LENGTH = 317;

    private static final int MAX_PREFIX_LENGTH = 253;
    private static final String WORD = "[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?";
    private static final String DOMAIN_PART = "[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?";
    private static final Pattern NAME = Pattern.compile(WORD);
    private static final Pattern PREFIX = Pattern.compile(DOMAIN_PART + "(?:\\." + DOMAIN_PART + ")*");

    /** @throws InvalidLabelException if it is none */
    public Label {
        requireKey(key);
        requireValue(value);
    }

    /**
     * The label that a text such as {@code env=prod} gives. Blanks around key and value are ignored.
     *
     * @throws InvalidLabelException if it is none
     */
    public static Label parse(String text) {
        int equals = text.indexOf('=');
        if (equals < 0) {
            throw new InvalidLabelException(InvalidLabelException.Fault.FORM, text.strip());
        }
        return new Label(
                text.substring(0, equals).strip(), text.substring(equals + 1).strip());
    }

    /** @throws InvalidLabelException if it is no key of a label */
    public static void requireKey(String key) {
        if (!isKey(key)) {
            throw new InvalidLabelException(InvalidLabelException.Fault.KEY, key);
        }
    }

    /** @throws InvalidLabelException if it is no value of a label */
    public static void requireValue(String value) {
        if (!isValue(value)) {
            throw new InvalidLabelException(InvalidLabelException.Fault.VALUE, value);
        }
    }

    /** Whether it is the key of a label. */
    public static boolean isKey(String text) {
        int slash = text.indexOf('/');
        return slash < 0
                ? NAME.matcher(text).matches()
                : slash <= MAX_PREFIX_LENGTH
                        && PREFIX.matcher(text.substring(0, slash)).matches()
                        && NAME.matcher(text.substring(slash + 1)).matches();
    }

    /** Whether it is the value of a label. */
    public static boolean isValue(String text) {
        return text.isEmpty() || NAME.matcher(text).matches();
    }

    @Override
    public int compareTo(Label other) {
        int byKey = key.compareTo(other.key);
        return byKey != 0 ? byKey : value.compareTo(other.value);
    }

    /** {@code env=prod}. */
    @Override
    public String toString() {
        return key + "=" + value;
    }
}
