package io.masif.domain.host;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The sentences that agents report again and again, defined once for those who write them and those who read them: a reader
 * finds out which one a text is, so that hosts with the same problem are one group, and a person reads it in another language.
 * Values stand, in their order, where the template has {@code {0}}, {@code {1}}.
 */
public enum HostSentence {
    INTERRUPTED_APPROVABLE("dpkg was interrupted: approve the configuration of what it left half done,"
            + " or run dpkg --configure -a on the host"),
    INTERRUPTED("dpkg was interrupted: run dpkg --configure -a on the host"),
    /** By whom; the number of the process differs on each host. */
    LOCKED("locked by {0}: nothing is executed until it has ended", 0),
    LISTS_UNREADABLE("the package lists cannot be read: this user may not read the folder {0}"),
    LISTS_MISSING("the package lists are missing: run apt-get update on the host"),
    /** The release file, and until when it was valid. */
    LISTS_EXPIRED("the package lists have expired: {0} was valid until {1}; run apt-get update on the host", 1),
    REFRESH_FAILED("the package lists could not be refreshed: {0}"),
    REFRESH_HOOK_FAILED("the package lists were refreshed, but a hook failed: {0}"),
    /** Since when. */
    REFRESH_UNENDED(
            "the refresh of the package lists that began at {0} has not ended: nothing is executed until it has", 0),
    READ_ONLY("the file system of {0} is read-only: nothing is executed"),
    /** The folder, and how many KiB are free. */
    DISK_FULL("the disk of {0} is full, {1} KiB are free: nothing is executed", 1),
    FETCH_FAILED("what was approved could not be fetched: {0}"),
    NOT_APPROVABLE("apt wants what cannot be approved, because of its name or version: {0}"),
    SIMULATION_FAILED("apt-get ended with {0}: {1}"),

    HELD("held on this host"),
    PHASED("a phased update: not yet for this host"),
    /** How many percent of all hosts get it. */
    PHASED_PERCENT("a phased update: {0} % of all hosts get it now"),
    /** The newest version, and the one that is chosen. */
    PINNED("pinned on this host: {0} is there, the preferences choose {1}"),
    REMOVES("its upgrade would remove {0}"),
    NO_REASON("apt gives no reason");

    /** What stands in a group for a value that differs among its members. */
    public static final String ANY = "…";

    private static final int NONE = -1;

    private final String template;
    private final Pattern pattern;
    private final int varying;

    HostSentence(String template) {
        this(template, NONE);
    }

    /** @param varying the number of the value in which hosts with the same problem differ */
    HostSentence(String template, int varying) {
        this.template = template;
        this.pattern = Pattern.compile(
                splitAtValues(template).map(Pattern::quote).collect(Collectors.joining("(.+?)")), Pattern.DOTALL);
        this.varying = varying;
    }

    /** What stands before, between and after the values. */
    private static Stream<String> splitAtValues(String template) {
        return Arrays.stream(template.split("\\{[0-9]}", -1));
    }

    /** A text that is this sentence, with its values. */
    public record Found(HostSentence sentence, List<String> values) {
        public Found {
            values = List.copyOf(values);
        }

        /** Whether it stands for hosts that differ in one of its values. */
        public boolean isGroup() {
            return sentence.varying != NONE && values.get(sentence.varying).equals(ANY);
        }

        private Found toGroup() {
            List<String> common = new ArrayList<>(values);
            if (sentence.varying != NONE) {
                common.set(sentence.varying, ANY);
            }
            return new Found(sentence, common);
        }
    }

    /** The word for it in the keys of texts: lower case, with hyphens. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The sentence with these values. */
    public String format(Object... values) {
        List<String> parts = splitAtValues(template).toList();
        StringBuilder text = new StringBuilder(parts.get(0));
        for (int i = 1; i < parts.size(); i++) {
            text.append(values[i - 1]).append(parts.get(i));
        }
        return text.toString();
    }

    /** Which sentence a text is; empty if it is none of these. */
    public static Optional<Found> parse(String text) {
        return Arrays.stream(values())
                .flatMap(sentence -> sentence.find(text).stream())
                .findFirst();
    }

    /** The same text for all hosts with the same problem: without the values in which they differ. */
    public static String toGroup(String text) {
        return parse(text)
                .map(Found::toGroup)
                .map(group -> group.sentence().format(group.values().toArray()))
                .orElse(text);
    }

    private Optional<Found> find(String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= matcher.groupCount(); i++) {
            values.add(matcher.group(i));
        }
        return Optional.of(new Found(this, values));
    }
}
