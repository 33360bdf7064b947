package io.masif.ui.page.health;

import io.masif.domain.host.FoundSentence;
import io.masif.ui.language.Language;
import io.masif.ui.language.Texts;
import io.masif.ui.page.Format;
import io.masif.ui.page.PageContext;
import io.masif.ui.view.health.HealthKey;
import io.masif.ui.view.health.HealthLists;
import io.masif.ui.view.health.HealthRow;
import io.masif.ui.view.health.HealthSubject;
import io.masif.ui.view.host.HostCondition;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/** Formats the values of subjects, and links to their hosts. */
public final class HealthText {
    private static final int FEW = 2;
    private static final Format IN_ENGLISH = new Format(Texts.in(Language.ENGLISH), ZoneOffset.UTC, Instant.EPOCH);

    private HealthText() {}

    /** The value, shortened; a text if it is not known. */
    public static String value(PageContext page, HealthSubject subject, HealthKey key) {
        if (key.value().isEmpty()) {
            return page.text("health.not-reported");
        }
        return subject == HealthSubject.PROBLEMS
                ? page.text("common.state." + key.value())
                : page.format().sentence(key.value());
    }

    /** As a file has it: in English, and what differs among hosts with the same problem is left out. */
    static HealthKey inWords(HealthKey key) {
        return new HealthKey(inWords(key.value()), key.reason() == null ? null : inWords(key.reason()), key.amount());
    }

    private static String inWords(String text) {
        return FoundSentence.parse(text)
                .filter(FoundSentence::isGroup)
                .map(group -> IN_ENGLISH.wholeSentence(text))
                .orElse(text);
    }

    /** The heading of a column of a subject's lists. */
    public static String column(PageContext page, HealthSubject subject, String column) {
        return page.text(
                column.equals(HealthLists.VALUE) ? "health.value." + subject.word() : "health.column." + column);
    }

    /** The second text of a key that has one: a date in the reader's time zone, or a sentence of hosts. */
    public static String reason(PageContext page, HealthSubject subject, HealthKey key) {
        return subject == HealthSubject.LISTS || subject == HealthSubject.CERTIFICATES
                ? page.format().minute(Instant.parse(key.reason()))
                : page.format().sentence(key.reason());
    }

    /** Such as {@code 9 days behind}, {@code 2 hours ahead}, {@code 120 MB free}, {@code in 5 days}. */
    public static String amount(PageContext page, HealthSubject subject, long amount) {
        return switch (subject.amount()) {
            case NONE -> page.number(amount);
            case DAYS -> page.text("health.behind", page.count(amount, "day"));
            case BYTES -> page.text("health.free", page.format().size(amount));
            case SECONDS_LEFT -> page.format().until(page.now().plusSeconds(amount));
            case SECONDS ->
                page.text(
                        amount < 0 ? "health.behind" : "health.ahead",
                        duration(page, Duration.ofSeconds(amount).abs()));
        };
    }

    /** With the largest unit of which there are at least two. */
    private static String duration(PageContext page, Duration length) {
        if (length.toMinutes() < FEW) {
            return page.count(length.toSeconds(), "second");
        }
        if (length.toHours() < FEW) {
            return page.count(length.toMinutes(), "minute");
        }
        return length.toDays() < FEW ? page.count(length.toHours(), "hour") : page.count(length.toDays(), "day");
    }

    /** Where the hosts of a row are. */
    public static String link(HealthSubject subject, HealthRow row) {
        if (subject.isByHost()) {
            return "/hosts/" + Format.encodePath(row.value());
        }
        return subject == HealthSubject.AGENTS && !row.value().isEmpty()
                ? "/hosts?agent=" + URLEncoder.encode(row.value(), StandardCharsets.UTF_8)
                : HealthLists.hostsOf(subject)
                        .all()
                        .withFilter(HealthLists.ROW, row.key().id())
                        .link();
    }

    /** Where all hosts of a subject are; the list of its rows if there is no list of those hosts. */
    public static String link(HealthSubject subject) {
        return switch (subject) {
            case PROBLEMS -> link(HostCondition.PROBLEM);
            case REBOOTS -> link(HostCondition.REBOOT);
            case SERVICES -> link(HostCondition.RESTART);
            case KEPT_BACK -> link(HostCondition.KEPT_BACK);
            case HELD -> link(HostCondition.HELD);
            case LEFTOVERS -> link(HostCondition.LEFTOVERS);
            case CONFLICTS -> link(HostCondition.CONFLICT);
            case CERTIFICATES -> link(HostCondition.CERTIFICATE_ENDS);
            case AGENTS, SYSTEMS -> "/hosts";
            case FAILED_RUNS, LISTS, CLOCKS, DISKS -> HealthLists.of(subject).path();
        };
    }

    private static String link(HostCondition condition) {
        return "/hosts?state=" + condition.word();
    }
}
