package io.masif.ui.page;

import io.masif.decision.Scope;
import io.masif.domain.ApprovalPattern;
import io.masif.domain.Digest;
import io.masif.domain.Kind;
import io.masif.domain.host.HostState;
import io.masif.text.Quote;
import io.masif.text.VisibleText;
import io.masif.ui.view.ActionKey;
import io.masif.ui.view.host.HostChoice;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Formats values for pages. */
public final class Format {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);
    private static final int ID_LENGTH = 16;
    private static final int MAX_TEXT_LENGTH = 80;
    private static final int MAX_SENTENCE_LENGTH = 300;
    private static final int MAX_PACKAGES = 10;
    private static final int KILO = 1000;
    private static final String UNITS = "kMGTP";
    private static final int MAX_AGE_SECONDS = 90;
    private static final int MAX_AGE_MINUTES = 90;
    private static final int MAX_AGE_HOURS = 36;
    private static final int MAX_LISTED = 10;

    private Format() {}

    /** {@code a, b}; of many the first, and how many more there are. */
    public static String joinFirst(List<String> all) {
        String first = String.join(", ", all.subList(0, Math.min(all.size(), MAX_LISTED)));
        return all.size() <= MAX_LISTED ? first : first + " and " + (all.size() - MAX_LISTED) + " more";
    }

    /** A name as a segment of a path, such as {@code a%2Fb}. */
    public static String encodePath(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** {@code Update}. */
    public static String kind(Kind kind) {
        String word = kind.word();
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    /** {@code 1 host}, {@code 23 hosts}. */
    public static String count(long number, String noun) {
        return number(number) + " " + (number == 1 ? noun : noun + "s");
    }

    /** {@code 2026-11-22 06:11:00 UTC}; empty for null. */
    public static String moment(Instant moment) {
        return moment == null ? "" : MOMENT.format(moment);
    }

    /**
     * {@code just now}, {@code 5 min ago}; empty for null.
     *
     * @param now the time of the database's clock, like the moment
     */
    public static String ago(Instant moment, Instant now) {
        if (moment == null) {
            return "";
        }
        Duration age = Duration.between(moment, now);
        if (age.toSeconds() < MAX_AGE_SECONDS) {
            return age.toSeconds() < 2 ? "just now" : age.toSeconds() + " s ago";
        }
        if (age.toMinutes() < MAX_AGE_MINUTES) {
            return age.toMinutes() + " min ago";
        }
        return age.toHours() < MAX_AGE_HOURS ? age.toHours() + " h ago" : age.toDays() + " days ago";
    }

    /** The id of an action's element. */
    public static String id(ActionKey key) {
        return "a-" + Digest.ofText(key.encode()).hex().substring(0, ID_LENGTH);
    }

    /** {@code Update perl 5.36}; {@code any} for what the pattern leaves open. */
    public static String action(ApprovalPattern pattern) {
        String name = pattern.packageName() == null ? "any package" : shorten(pattern.packageName());
        String kind = pattern.kind() == null ? "Anything with" : kind(pattern.kind());
        return kind + " " + name + (pattern.to() == null && pattern.from() == null ? "" : " " + versions(pattern));
    }

    /** The first action and the number of the others: {@code Update perl 5.36 and 227 more}. */
    public static String decision(List<ApprovalPattern> patterns) {
        int more = patterns.size() - 1;
        return action(patterns.get(0)) + (more == 0 ? "" : " and " + number(more) + " more");
    }

    /** The versions of a pattern. */
    public static String versions(ApprovalPattern pattern) {
        String to = pattern.to() == null ? "any version" : shorten(pattern.to());
        if (pattern.from() == null) {
            return to;
        }
        return pattern.to() == null ? "now " + shorten(pattern.from()) : to + " from " + shorten(pattern.from());
    }

    /** {@code all hosts}, {@code 3,781 hosts}, {@code all hosts except 3}. */
    public static String hosts(Scope scope, int named) {
        return switch (scope) {
            case ALL -> "all hosts";
            case ONLY -> count(named, "host");
            case EXCEPT -> "all hosts except " + number(named);
        };
    }

    /** {@code all hosts}, {@code 3,781 hosts}, {@code all hosts except 3}. */
    public static String hosts(HostChoice choice) {
        return hosts(choice.scope(), choice.names().size());
    }

    /** A text of a host in one line: truncated, and without invisible characters. */
    public static String shorten(String text) {
        return Quote.truncate(VisibleText.escapeInvisible(text), MAX_TEXT_LENGTH);
    }

    /** The whole text for a tooltip if {@link #shorten} truncates it; else null. */
    public static String fullTextIfShortened(String text) {
        return text == null || shorten(text).equals(text) ? null : VisibleText.escapeInvisible(text);
    }

    /** A sentence of a host, truncated. */
    public static String shortenSentence(String text) {
        return Quote.truncate(text, MAX_SENTENCE_LENGTH);
    }

    /** The names of the first packages, separated by blanks. */
    public static String packages(List<ApprovalPattern> patterns) {
        return patterns.stream()
                .limit(MAX_PACKAGES)
                .map(ApprovalPattern::packageName)
                .filter(name -> name != null)
                .distinct()
                .map(Format::shorten)
                .collect(Collectors.joining(" "));
    }

    /** {@code 1,320}. */
    public static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 1.5 GB}. */
    public static String size(long bytes) {
        if (bytes < KILO) {
            return bytes + " B";
        }
        double amount = bytes;
        int unit = -1;
        while (amount >= KILO && unit < UNITS.length() - 1) {
            amount /= KILO;
            unit++;
        }
        return String.format(Locale.ROOT, amount < 10 ? "%.1f %sB" : "%.0f %sB", amount, UNITS.charAt(unit));
    }

    /** {@code Lists expired}, for a badge. */
    public static String state(HostState state) {
        if (state == HostState.OK) {
            return "OK";
        }
        String words = state.word().replace('-', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** The percentage of a part, for a bar. */
    public static int percent(int part, int whole) {
        return whole == 0 ? 0 : (int) Math.round(100.0 * part / whole);
    }
}
