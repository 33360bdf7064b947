package io.masif.domain.label;

import io.masif.domain.label.SelectorSyntaxException.Expectation;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Parses selectors: requirements with commas between them. */
final class SelectorParser {
    /** Before {@code ~}: the name of the host. */
    static final String NAME = "name";

    static final int MAX_LENGTH = 4096;
    private static final String SYNTAX_CHARACTERS = "=!(),~<>";

    private final String text;
    private int position;

    SelectorParser(String text) {
        this.text = text;
    }

    LabelSelector parse() {
        if (text.length() > MAX_LENGTH) {
            position = MAX_LENGTH;
            throw createExpected(Expectation.END);
        }
        List<Requirement> requirements = new ArrayList<>();
        skipBlanks();
        if (isAtEnd()) {
            return LabelSelector.ANY;
        }
        do {
            requirements.add(parseRequirement());
        } while (skip(","));
        if (!isAtEnd()) {
            throw createExpected(Expectation.SEPARATOR);
        }
        return new LabelSelector(requirements);
    }

    private Requirement parseRequirement() {
        if (skip("!")) {
            return new Requirement.NotExists(parseKey());
        }
        skipBlanks();
        int start = position;
        String key = parseKey();
        if (skip("~")) {
            return parseNamePattern(key, start);
        }
        if (skip("!=")) {
            return new Requirement.NotIn(key, parseOneValue());
        }
        if (skip("==") || skip("=")) {
            return new Requirement.In(key, parseOneValue());
        }
        return isAtEnd() || text.charAt(position) == ',' ? new Requirement.Exists(key) : parseSet(key);
    }

    private Requirement parseSet(String key) {
        int start = position;
        String operator = readWord();
        if (operator.equals("in")) {
            return new Requirement.In(key, parseValues());
        }
        if (operator.equals("notin")) {
            return new Requirement.NotIn(key, parseValues());
        }
        position = start;
        throw createExpected(Expectation.OPERATOR);
    }

    private Requirement parseNamePattern(String key, int start) {
        if (!key.equals(NAME)) {
            position = start;
            throw createExpected(Expectation.NAME);
        }
        skipBlanks();
        String pattern = readWord();
        if (pattern.isEmpty()) {
            throw createExpected(Expectation.PATTERN);
        }
        return new Requirement.NameMatches(new NamePattern(pattern));
    }

    private String parseKey() {
        skipBlanks();
        int start = position;
        String key = readWord();
        if (key.isEmpty() || !Label.isKey(key)) {
            position = start;
            throw createExpected(Expectation.KEY);
        }
        return key;
    }

    /** Kubernetes allows an empty value, such as in {@code env=}. */
    private String parseValue() {
        skipBlanks();
        int start = position;
        String value = readWord();
        if (!Label.isValue(value)) {
            position = start;
            throw createExpected(Expectation.VALUE);
        }
        return value;
    }

    private SortedSet<String> parseOneValue() {
        SortedSet<String> values = new TreeSet<>();
        values.add(parseValue());
        skipBlanks();
        return values;
    }

    private SortedSet<String> parseValues() {
        SortedSet<String> values = new TreeSet<>();
        if (!skip("(")) {
            throw createExpected(Expectation.VALUES);
        }
        do {
            values.add(parseValue());
        } while (skip(","));
        if (!skip(")")) {
            throw createExpected(Expectation.VALUES_END);
        }
        skipBlanks();
        return values;
    }

    private String readWord() {
        int start = position;
        while (!isAtEnd() && isWordCharacter(text.charAt(position))) {
            position++;
        }
        return text.substring(start, position);
    }

    private static boolean isWordCharacter(char character) {
        return SYNTAX_CHARACTERS.indexOf(character) < 0 && !Character.isWhitespace(character);
    }

    /** Skips blanks, and then the symbol if it is there. */
    private boolean skip(String symbol) {
        skipBlanks();
        boolean isThere = text.startsWith(symbol, position);
        position += isThere ? symbol.length() : 0;
        return isThere;
    }

    private void skipBlanks() {
        while (!isAtEnd() && Character.isWhitespace(text.charAt(position))) {
            position++;
        }
    }

    private boolean isAtEnd() {
        return position == text.length();
    }

    private SelectorSyntaxException createExpected(Expectation expected) {
        int start = position;
        String word = readWord();
        boolean isSymbol = word.isEmpty() && !isAtEnd();
        return new SelectorSyntaxException(start + 1, expected, isSymbol ? text.substring(start, start + 1) : word);
    }
}
