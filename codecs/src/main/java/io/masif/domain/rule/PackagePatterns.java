package io.masif.domain.rule;

import io.masif.domain.label.NamePattern;
import io.masif.domain.rule.InvalidCriteriaException.Fault;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A choice of packages, or of units that are to be restarted, by their names. An exclusion beats what is included, whatever
 * their order.
 *
 * @param included at least one, such as {@code *}
 * @param excluded the exceptions
 */
public record PackagePatterns(List<NamePattern> included, List<NamePattern> excluded) {
    /** How many patterns there may be, exclusions included. */
    public static final int MAX_PATTERNS = 100;

    static final int MAX_LENGTH = 255;
    private static final String EXCLUSION = "!";
    private static final Pattern PACKAGE = Pattern.compile("[a-z0-9+.*?-]{1," + MAX_LENGTH + "}");
    /** What systemd.unit(5) allows in names of units, and packages as well. */
    private static final Pattern PACKAGE_OR_UNIT = Pattern.compile("[A-Za-z0-9+.:_@\\\\*?-]{1," + MAX_LENGTH + "}");

    /** @throws InvalidCriteriaException if nothing is included, or if there are too many */
    public PackagePatterns {
        included = List.copyOf(included);
        excluded = List.copyOf(excluded);
        if (included.size() + excluded.size() > MAX_PATTERNS) {
            throw new InvalidCriteriaException(Fault.PACKAGES, Integer.toString(included.size() + excluded.size()));
        }
        if (included.isEmpty()) {
            throw new InvalidCriteriaException(Fault.NO_PACKAGE, String.join(", ", format(included, excluded)));
        }
    }

    /**
     * The choice that texts give, each a pattern as {@code linux-image-*}, or an exclusion as {@code !linux-image-*}.
     *
     * @throws InvalidCriteriaException if one of them is none, if nothing is included, or if there are too many
     */
    public static PackagePatterns parse(List<String> texts) {
        return new PackagePatterns(
                texts.stream()
                        .filter(text -> !text.startsWith(EXCLUSION))
                        .map(PackagePatterns::parsePattern)
                        .toList(),
                texts.stream()
                        .filter(text -> text.startsWith(EXCLUSION))
                        .map(text -> parsePattern(text.substring(EXCLUSION.length())))
                        .toList());
    }

    private static NamePattern parsePattern(String text) {
        if (!PACKAGE_OR_UNIT.matcher(text).matches()) {
            throw new InvalidCriteriaException(Fault.PACKAGE, text);
        }
        return new NamePattern(text);
    }

    /** @throws InvalidCriteriaException if one of them can match units only */
    void requirePackages() {
        Stream.concat(included.stream(), excluded.stream())
                .map(NamePattern::text)
                .filter(text -> !PACKAGE.matcher(text).matches())
                .findFirst()
                .ifPresent(text -> {
                    throw new InvalidCriteriaException(Fault.PACKAGE, text);
                });
    }

    /** The texts that {@link #parse} reads: what is included first. */
    public List<String> format() {
        return format(included, excluded);
    }

    private static List<String> format(List<NamePattern> included, List<NamePattern> excluded) {
        return Stream.concat(
                        included.stream().map(NamePattern::text),
                        excluded.stream().map(each -> EXCLUSION + each.text()))
                .toList();
    }

    /** Whether the package is chosen. */
    public boolean matches(String packageName) {
        return included.stream().anyMatch(pattern -> pattern.matches(packageName))
                && excluded.stream().noneMatch(pattern -> pattern.matches(packageName));
    }
}
