package io.masif.schedule;

import io.masif.schedule.Recurrence.Frequency;
import io.masif.schedule.RecurrenceSyntaxException.Expectation;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Parses recurrences: parts with semicolons between them, of which FREQ is the first. */
final class RecurrenceParser {
    private static final String SYNTAX_CHARACTERS = ";=,";
    private static final String NUMBER = "[0-9]{1,2}";
    private static final String MONTH_NUMBER = "[+-]?[1-" + WeekdayInMonth.MAX_NUMBER + "]";
    private static final int WEEKDAY_LENGTH = 2;

    private final String text;
    private int position;

    RecurrenceParser(String text) {
        this.text = text.strip().toUpperCase(Locale.ROOT);
    }

    Recurrence parse() {
        Frequency frequency = parseFrequency();
        Integer interval = null;
        List<WeekdayInMonth> days = List.of();
        while (skip(";")) {
            if (interval == null && skip("INTERVAL=")) {
                interval = parseInterval();
            } else if (frequency != Frequency.DAILY && days.isEmpty() && skip("BYDAY=")) {
                days = parseDays(frequency);
            } else {
                throw createExpected(
                        frequency == Frequency.DAILY ? Expectation.INTERVAL : Expectation.INTERVAL_OR_DAYS);
            }
        }
        requireEnd(frequency, days);
        return new Recurrence(frequency, interval == null ? 1 : interval, days);
    }

    private Frequency parseFrequency() {
        int start = position;
        if (skip("FREQ=")) {
            String word = readWord();
            Optional<Frequency> found = Arrays.stream(Frequency.values())
                    .filter(each -> each.name().equals(word))
                    .findFirst();
            if (found.isPresent()) {
                return found.get();
            }
        }
        position = start;
        throw createExpected(Expectation.FREQUENCY);
    }

    private int parseInterval() {
        int start = position;
        String word = readWord();
        int number = word.matches(NUMBER) ? Integer.parseInt(word) : 0;
        if (number < 1 || number > Recurrence.MAX_INTERVAL) {
            position = start;
            throw createExpected(Expectation.NUMBER);
        }
        return number;
    }

    private List<WeekdayInMonth> parseDays(Frequency frequency) {
        List<WeekdayInMonth> days = new ArrayList<>();
        do {
            int start = position;
            Optional<WeekdayInMonth> day = findDay(readWord(), frequency == Frequency.MONTHLY);
            if (day.isEmpty()) {
                position = start;
                throw createExpected(
                        frequency == Frequency.MONTHLY ? Expectation.WEEKDAY_IN_MONTH : Expectation.WEEKDAY);
            }
            days.add(day.get());
        } while (skip(","));
        return days.stream().distinct().toList();
    }

    private static Optional<WeekdayInMonth> findDay(String word, boolean isNumbered) {
        int length = Math.max(0, word.length() - WEEKDAY_LENGTH);
        String number = word.substring(0, length);
        if (isNumbered ? !number.matches(MONTH_NUMBER) : !number.isEmpty()) {
            return Optional.empty();
        }
        String name = word.substring(length);
        return Arrays.stream(DayOfWeek.values())
                .filter(each -> name.length() == WEEKDAY_LENGTH && each.name().startsWith(name))
                .findFirst()
                .map(each -> new WeekdayInMonth(isNumbered ? Integer.parseInt(number) : 0, each));
    }

    private void requireEnd(Frequency frequency, List<WeekdayInMonth> days) {
        if (position < text.length()) {
            throw createExpected(Expectation.SEPARATOR);
        }
        if (days.isEmpty() && frequency != Frequency.DAILY) {
            throw createExpected(frequency == Frequency.WEEKLY ? Expectation.WEEKDAYS : Expectation.WEEKDAYS_IN_MONTH);
        }
    }

    private String readWord() {
        int start = position;
        while (position < text.length() && SYNTAX_CHARACTERS.indexOf(text.charAt(position)) < 0) {
            position++;
        }
        return text.substring(start, position);
    }

    private boolean skip(String symbol) {
        boolean isThere = text.startsWith(symbol, position);
        position += isThere ? symbol.length() : 0;
        return isThere;
    }

    private RecurrenceSyntaxException createExpected(Expectation expected) {
        int start = position;
        String word = readWord();
        boolean isSymbol = word.isEmpty() && start < text.length();
        return new RecurrenceSyntaxException(start + 1, expected, isSymbol ? text.substring(start, start + 1) : word);
    }
}
