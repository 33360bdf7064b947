package io.masif.boot.config;

import io.masif.text.Quote;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the INI files of existing agents and masters as these do: {@code [section]}, {@code key=value} or
 * {@code key: value}, comments that begin with a hash or a semicolon, also after a value. A value that contains one of these
 * characters is enclosed in backticks or quotation marks.
 */
final class IniFile {
    private static final String COMMENTS = "#;";
    // the first keys may be before any section, or in a section of this name
    private static final String NO_SECTION = "DEFAULT";
    private static final int MAX_QUOTE_LENGTH = 64;

    private final Map<String, Object> values = new LinkedHashMap<>();
    private String section = "";

    private IniFile() {}

    /** Whether a text is an INI file: its first line is a section, or a key with an equals sign. */
    static boolean isIni(String text) {
        return text.lines()
                .map(IniFile::stripMark)
                .filter(line -> !line.isEmpty() && !isComment(line))
                .findFirst()
                .filter(line -> line.matches("\\[[^\\[\\]]+]\\s*([#;].*)?") || line.matches("[\\w.]+\\s*=.*"))
                .isPresent();
    }

    /**
     * The keys with their values; keys are prefixed with their section and a dot. The last of several values of a key counts.
     *
     * @throws ConfigurationException with the line that cannot be parsed
     */
    static Map<String, Object> parse(String text) {
        IniFile file = new IniFile();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            file.parseLine(i + 1, stripMark(lines.get(i)));
        }
        return file.values;
    }

    private void parseLine(int number, String line) {
        if (line.isEmpty() || isComment(line)) {
            return;
        }
        if (line.startsWith("[")) {
            int end = line.indexOf(']');
            if (end < 0 || !isBlankOrComment(line.substring(end + 1))) {
                throw createError(number, line);
            }
            String name = line.substring(1, end).strip();
            section = name.equals(NO_SECTION) ? "" : name + ".";
            return;
        }
        int delimiter = findDelimiter(line);
        if (delimiter < 1) {
            throw createError(number, line);
        }
        values.put(
                section + unquote(line.substring(0, delimiter).strip()),
                parseValue(number, line.substring(delimiter + 1).strip()));
    }

    private static String parseValue(int number, String text) {
        for (String quote : List.of("\"\"\"", "`", "\"", "'")) {
            int end = text.startsWith(quote) ? text.indexOf(quote, quote.length()) : -1;
            if (end >= 0 && isBlankOrComment(text.substring(end + quote.length()))) {
                return text.substring(quote.length(), end);
            }
        }
        if (text.startsWith("`") || text.startsWith("\"\"\"") || text.endsWith("\\")) {
            throw new ConfigurationException(
                    List.of("line " + number + " of the configuration file: a value must end on the line of its key"));
        }
        int comment = 0;
        while (comment < text.length() && COMMENTS.indexOf(text.charAt(comment)) < 0) {
            comment++;
        }
        return text.substring(0, comment).strip();
    }

    private static int findDelimiter(String line) {
        int equals = line.indexOf('=');
        int colon = line.indexOf(':');
        return equals < 0 ? colon : colon < 0 ? equals : Math.min(equals, colon);
    }

    private static String unquote(String key) {
        boolean quoted = key.length() > 1 && "\"`".indexOf(key.charAt(0)) >= 0 && key.endsWith(key.substring(0, 1));
        return quoted ? key.substring(1, key.length() - 1) : key;
    }

    private static boolean isComment(String line) {
        return COMMENTS.indexOf(line.charAt(0)) >= 0;
    }

    /** Whether nothing but a comment follows. */
    private static boolean isBlankOrComment(String remainder) {
        return remainder.isBlank() || isComment(remainder.strip());
    }

    private static String stripMark(String line) {
        return (line.startsWith("\ufeff") ? line.substring(1) : line).strip();
    }

    private static ConfigurationException createError(int number, String line) {
        // not the value: it may be a password
        int end = findDelimiter(line) < 0 ? line.length() : findDelimiter(line);
        return new ConfigurationException(List.of("line " + number
                + " of the configuration file must be [SECTION] or KEY=VALUE, but is \""
                + Quote.truncate(line.substring(0, end), MAX_QUOTE_LENGTH) + "\""));
    }
}
