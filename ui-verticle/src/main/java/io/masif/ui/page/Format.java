package io.masif.ui.page;

import io.masif.decision.Scope;
import io.masif.domain.ApprovalPattern;
import io.masif.domain.Digest;
import io.masif.domain.Kind;
import io.masif.domain.host.HostState;
import io.masif.text.Quote;
import io.masif.text.VisibleText;
import io.masif.ui.language.Texts;
import io.masif.ui.view.ActionKey;
import io.masif.ui.view.decision.HostFilter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;

/** Formats values for a reader, in the reader's language and time zone. */
public final class Format {
    private static final int ID_LENGTH = 5;
    private static final int MAX_TEXT_LENGTH = 80;
    private static final int MAX_SENTENCE_LENGTH = 300;
    private static final int MAX_LISTED = 10;

    private final Texts texts;
    private final ZoneId zone;
    private final Instant now;
    private final RelativeTime relativeTime;
    private final DateTimeFormatter moment;
    private final DateTimeFormatter minute;
    private final DateTimeFormatter date;

    /** @param now the time of the database's clock, like the moments that are formatted */
    public Format(Texts texts, ZoneId zone, Instant now) {
        this.texts = texts;
        this.zone = zone;
        this.now = now;
        this.relativeTime = new RelativeTime(texts, now);
        this.moment = createFormatter("common.format-moment");
        this.minute = createFormatter("common.format-minute");
        this.date = createFormatter("common.format-date");
    }

    private DateTimeFormatter createFormatter(String key) {
        return DateTimeFormatter.ofPattern(texts.get(key), texts.language().locale())
                .withZone(zone);
    }

    Instant now() {
        return now;
    }

    ZoneId zone() {
        return zone;
    }

    /** {@code a, b}; of many the first, and how many more there are. */
    public String joinFirst(List<String> all) {
        int listed = Math.min(all.size(), MAX_LISTED);
        return andMore(String.join(", ", all.subList(0, listed)), all.size() - listed);
    }

    private String andMore(String first, int more) {
        return more <= 0 ? first : texts.get("common.and-more", first, more);
    }

    /** A name as a segment of a path, such as {@code a%2Fb}. */
    public static String encodePath(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** {@code Update}. */
    public String kind(Kind kind) {
        return texts.get("common.kind." + kind.word());
    }

    /** {@code 1 host}, {@code 23 hosts}; the noun is a key of {@code common.count}. */
    public String count(long number, String noun) {
        return texts.count("common.count." + noun, number);
    }

    /** {@code 2026-11-22 06:11:00 UTC}; empty for null. */
    public String moment(Instant instant) {
        return instant == null ? "" : moment.format(instant);
    }

    /** {@code 2026-11-22 06:11}; empty for null. */
    public String minute(Instant instant) {
        return instant == null ? "" : minute.format(instant);
    }

    /** {@code 2026-11-22}. */
    public String date(LocalDate day) {
        return date.format(day);
    }

    /** {@code just now}, {@code 5 min ago}; empty for null. */
    public String ago(Instant instant) {
        return relativeTime.ago(instant);
    }

    /** {@code in 5 days}, or as {@link #ago} if it has passed; empty for null. */
    public String until(Instant instant) {
        return relativeTime.until(instant);
    }

    /** The id of an action's element, short since each row repeats it. */
    public static String id(ActionKey key) {
        return "a"
                + Base64.getUrlEncoder()
                        .encodeToString(Digest.ofText(key.encode()).bytes())
                        .substring(0, ID_LENGTH);
    }

    /** {@code Update perl 5.36}; {@code any} for what the pattern leaves open. */
    public String action(ApprovalPattern pattern) {
        String name = pattern.packageName() == null ? texts.get("common.any-package") : shorten(pattern.packageName());
        String kind = pattern.kind() == null ? texts.get("common.any-action") : kind(pattern.kind());
        return kind + " " + name + (pattern.to() == null && pattern.from() == null ? "" : " " + versions(pattern));
    }

    /** {@code newdep (install 0.9)}, shortened. */
    public String name(ActionKey action) {
        String version = action.to() == null ? action.from() : action.to();
        return shorten(action.packageName()) + " ("
                + kind(action.kind()).toLowerCase(texts.language().locale())
                + (version == null ? "" : " " + shorten(version)) + ")";
    }

    /** The first action and the number of the others: {@code Update perl 5.36 and 227 more}. */
    public String decision(List<ApprovalPattern> patterns) {
        return decision(patterns, patterns.size());
    }

    /** The first of so many actions, and the number of the others. */
    public String decision(List<ApprovalPattern> patterns, int count) {
        return andMore(action(patterns.get(0)), count - 1);
    }

    /** The versions of a pattern. */
    public String versions(ApprovalPattern pattern) {
        String to = pattern.to() == null ? texts.get("common.any-version") : shorten(pattern.to());
        if (pattern.from() == null) {
            return to;
        }
        return pattern.to() == null
                ? texts.get("common.version-now", shorten(pattern.from()))
                : texts.get("common.version-from", to, shorten(pattern.from()));
    }

    /** {@code all hosts}, {@code 3,781 hosts}, {@code all hosts except 3}, {@code 2 groups}. */
    public String hosts(Scope scope, int named) {
        return switch (scope) {
            case ALL -> texts.get("common.all-hosts");
            case ONLY -> count(named, "host");
            case GROUPS -> count(named, "group");
            case EXCEPT -> texts.get("common.all-hosts-except", named);
        };
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

    /** A sentence of a host, truncated: in the reader's language if it is one of those that agents have, else as it is. */
    public String sentence(String text) {
        return shortenSentence(wholeSentence(text));
    }

    /** As {@link #sentence}, whatever its length. */
    public String wholeSentence(String text) {
        return new HostSentenceText(texts, this).translate(text);
    }

    /** A class of hosts, such as {@code Debian 12 amd64}, shortened; in words if their system is unknown. */
    public String hostClass(String hostClass) {
        return hostClass.equals(HostFilter.UNKNOWN_CLASS) ? texts.get("common.unknown-system") : shorten(hostClass);
    }

    /** {@code 1,320}. */
    public String number(long number) {
        return texts.number(number);
    }

    /** {@code 1.5 GB}. */
    public String size(long bytes) {
        return ByteSize.format(bytes, texts.language().locale());
    }

    /** {@code Lists expired}, for a badge. */
    public String state(HostState state) {
        return texts.get("common.state." + state.word());
    }

    /** The percentage of a part, for a bar. */
    public static int percent(int part, int whole) {
        return whole == 0 ? 0 : (int) Math.round(100.0 * part / whole);
    }
}
