package io.masif.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecurrenceTest {
    /** A Thursday. */
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            FREQ=DAILY                        | 1 2 3 4 5
            FREQ=DAILY;INTERVAL=3             | 1 4 7 10 13
            FREQ=WEEKLY;BYDAY=TU              | 6 13 20 27
            FREQ=WEEKLY;BYDAY=MO,TH           | 1 5 8 12 15
            FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH| 1 12 15 26 29
            FREQ=WEEKLY;BYDAY=TH;INTERVAL=3   | 1 22
            FREQ=MONTHLY;BYDAY=2TU            | 13
            FREQ=MONTHLY;BYDAY=+1SU,-1FR      | 4 30
            FREQ=MONTHLY;BYDAY=5TH            | 29
            FREQ=MONTHLY;BYDAY=-5TH           | 1
            freq=weekly;byday=we              | 7 14 21 28
            """)
    void itIsOnTheseDaysOfJanuary(String rule, String days) {
        Recurrence recurrence = Recurrence.parse(rule);
        List<String> expected = List.of(days.split(" ", -1));
        List<String> found = FIRST.datesUntil(FIRST.plusMonths(1))
                .filter(day -> recurrence.includes(FIRST, day))
                .map(day -> Integer.toString(day.getDayOfMonth()))
                .limit(5)
                .toList();
        assertThat(found).isEqualTo(expected);
        assertThat(Recurrence.parse(recurrence.toString())).isEqualTo(recurrence);
    }

    @Test
    void monthsAreCountedFromThatOfTheFirstDay() {
        Recurrence quarterly = Recurrence.parse("FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO");
        assertThat(FIRST.datesUntil(FIRST.plusYears(1)).filter(day -> quarterly.includes(FIRST, day)))
                .map(LocalDate::toString)
                .containsExactly("2026-01-05", "2026-04-06", "2026-07-06", "2026-10-05");
    }

    @Test
    void nothingIsBeforeTheFirstDay() {
        Recurrence daily = Recurrence.parse("FREQ=DAILY");
        assertThat(daily.includes(FIRST, FIRST)).isTrue();
        assertThat(daily.includes(FIRST, FIRST.minusDays(1))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            FREQ=YEARLY                     | 1  | FREQ=DAILY, FREQ=WEEKLY or FREQ=MONTHLY
            BYDAY=MO;FREQ=WEEKLY            | 1  | FREQ=DAILY, FREQ=WEEKLY or FREQ=MONTHLY
            FREQ=DAILY;BYDAY=MO             | 12 | FREQ=DAILY takes no BYDAY
            FREQ=DAILY;COUNT=3              | 12 | INTERVAL=
            FREQ=WEEKLY                     | 12 | ;BYDAY= with days of the week, such as MO,TH
            FREQ=WEEKLY;                    | 13 | INTERVAL= or BYDAY=
            FREQ=WEEKLY;BYDAY=              | 19 | a day of the week: MO, TU
            FREQ=WEEKLY;BYDAY=2TU           | 19 | a day of the week: MO, TU
            FREQ=WEEKLY;BYDAY=MO,XX         | 22 | a day of the week: MO, TU
            FREQ=WEEKLY;BYDAY=MO;BYDAY=TU   | 22 | each at most once
            FREQ=WEEKLY;BYDAY=MO;UNTIL=2027 | 22 | INTERVAL= or BYDAY=
            FREQ=WEEKLY;BYDAY=MO=TU         | 21 | ; or the end
            FREQ=MONTHLY                    | 13 | with days and their numbers in the month, such as 2TU
            FREQ=MONTHLY;BYDAY=TU           | 20 | 2TU is the second Tuesday
            FREQ=MONTHLY;BYDAY=6TU          | 20 | 2TU is the second Tuesday
            FREQ=MONTHLY;BYDAY=0TU          | 20 | 2TU is the second Tuesday
            FREQ=MONTHLY;BYMONTHDAY=1       | 14 | INTERVAL= or BYDAY=
            FREQ=DAILY;INTERVAL=0           | 21 | a whole number from 1 to 52
            FREQ=DAILY;INTERVAL=53          | 21 | a whole number from 1 to 52
            FREQ=DAILY;INTERVAL=2;INTERVAL=3| 23 | at most once
            """)
    void aWrongRuleIsRefusedWhereItIsWrong(String rule, int position, String expected) {
        assertThatThrownBy(() -> Recurrence.parse(rule)).isInstanceOfSatisfying(RecurrenceSyntaxException.class, e -> {
            assertThat(e.position()).isEqualTo(position);
            assertThat(e).hasMessageContaining("at character " + position).hasMessageContaining(expected);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "FREQ", "FREQ=", "RRULE:FREQ=DAILY", "every day"})
    void whatIsNoRuleIsRefusedAtItsBeginning(String text) {
        assertThatThrownBy(() -> Recurrence.parse(text)).hasMessageStartingWith("at character 1: expected FREQ=DAILY");
    }
}
