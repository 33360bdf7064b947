package io.masif.ui.page.rule;

import io.masif.domain.Kind;
import io.masif.domain.rule.ActionCriteria;
import io.masif.domain.rule.InvalidCriteriaException;
import io.masif.domain.rule.PackagePatterns;
import io.masif.domain.rule.ReleasePattern;
import io.masif.failure.Failure;
import io.masif.text.Quote;
import io.masif.ui.http.TextInput;
import io.masif.ui.language.Text;
import io.masif.ui.rule.RuleInput;
import io.masif.ui.view.Days;
import io.masif.ui.view.rule.RuleDefinition;
import io.masif.ui.view.rule.RuleVersion;
import io.masif.ui.view.rule.Validity;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The form of a rule as it is filled in.
 *
 * @param values the texts of its fields by their names
 * @param kinds the kinds of actions that are ticked
 */
public record RuleForm(Map<String, String> values, Set<Kind> kinds) {
    private static final String HOURS = "[0-9]{1,4}";
    private static final List<String> FIELDS = List.of(
            "name",
            "enabled",
            "packages",
            "security",
            "releases",
            "groups",
            "age",
            "plan",
            "from",
            "to",
            "comment",
            "version");

    public RuleForm {
        values = Map.copyOf(values);
        kinds = Set.copyOf(kinds);
    }

    /** The form of a new rule, with what is usual; it names no packages, which each rule has to. */
    static RuleForm usual() {
        return new RuleForm(Map.of("enabled", "on", "security", "on", "age", "72"), ActionCriteria.USUAL_KINDS);
    }

    /**
     * The form of a rule that is to be changed.
     *
     * @param groups the names of its groups
     */
    static RuleForm of(RuleVersion version, List<String> groups) {
        RuleDefinition definition = version.definition();
        ActionCriteria actions = definition.actions();
        Map<String, String> values = new HashMap<>();
        values.put("name", definition.name());
        values.put("enabled", definition.isEnabled() ? "on" : "");
        values.put("packages", String.join("\n", actions.packages().format()));
        values.put("security", actions.securityOnly() ? "on" : "");
        values.put(
                "releases",
                actions.releases().stream().map(ReleasePattern::format).collect(Collectors.joining("\n")));
        values.put("groups", String.join(", ", groups));
        values.put("age", formatAge(definition.minimumAge()));
        values.put(
                "plan", definition.plan() == null ? "" : definition.plan().key().name());
        values.put("from", formatDay(definition.validity().from()));
        values.put("to", formatDay(definition.validity().to()));
        values.put("version", Integer.toString(version.number()));
        return new RuleForm(values, actions.kinds());
    }

    private static String formatAge(Duration age) {
        return Long.toString(age.toHours());
    }

    private static String formatDay(Instant moment) {
        return moment == null ? "" : LocalDate.ofInstant(moment, ZoneOffset.UTC).toString();
    }

    /** What was sent. */
    static RuleForm read(RoutingContext context) {
        MultiMap fields = context.request().formAttributes();
        Map<String, String> values = new HashMap<>();
        FIELDS.forEach(name ->
                values.put(name, fields.contains(name) ? fields.get(name).strip() : ""));
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        for (String word : fields.getAll("kind")) {
            kinds.add(Kind.of(word)
                    .orElseThrow(
                            () -> Failure.badInput(Text.of("refusal.one-of", "kind", Kind.words(), Quote.of(word)))));
        }
        return new RuleForm(values, kinds);
    }

    /** The text of a field; empty if it is not filled in. */
    public String get(String name) {
        return values.getOrDefault(name, "");
    }

    /** Whether a box is ticked. */
    public boolean has(String name) {
        return !get(name).isEmpty();
    }

    /** The number of the version that is changed; 0 for a new rule. */
    int basedOn() {
        return has("version") ? readNumber("version", "[1-9][0-9]{0,8}") : 0;
    }

    String comment() {
        return TextInput.readComment(get("comment"));
    }

    /**
     * What it says. Hours and days may show less than a program has said: they leave it as it is unless they were changed.
     *
     * @param former the version that is changed; null for a new rule
     * @throws Failure as bad input, with a sentence
     */
    RuleInput toInput(RuleVersion former) {
        if (!TextInput.isValid(get("name"), RuleDefinition.MAX_NAME)) {
            throw Failure.badInput(
                    Text.of("refusal-rule.rule-name-form", RuleDefinition.MAX_NAME, Quote.of(get("name"))));
        }
        return new RuleInput(
                get("name"),
                has("enabled"),
                readCriteria(),
                split("groups", ","),
                former != null
                                && get("age")
                                        .equals(formatAge(former.definition().minimumAge()))
                        ? former.definition().minimumAge()
                        : readAge(),
                readValidity(
                        former == null ? Validity.ALWAYS : former.definition().validity()),
                has("plan") ? get("plan") : null);
    }

    private ActionCriteria readCriteria() {
        try {
            return new ActionCriteria(
                    PackagePatterns.parse(split("packages", "[\\s,]")),
                    kinds,
                    has("security"),
                    split("releases", "[\\n,]").stream()
                            .map(ReleasePattern::parse)
                            .toList());
        } catch (InvalidCriteriaException e) {
            throw Failure.badInput(Text.of("refusal-rule.rule." + e.fault().word(), Quote.of(e.found())));
        }
    }

    private List<String> split(String name, String separator) {
        return Arrays.stream(get(name).split(separator + "+"))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private Duration readAge() {
        Duration age = has("age") ? Duration.ofHours(readNumber("age", HOURS)) : Duration.ZERO;
        if (age.compareTo(RuleDefinition.MAX_AGE) > 0) {
            throw Failure.badInput(Text.of("refusal-rule.rule-age", RuleDefinition.MAX_AGE.toHours(), get("age")));
        }
        return age;
    }

    private int readNumber(String name, String form) {
        if (!get(name).matches(form)) {
            throw Failure.badInput(Text.of("refusal.whole-number", name, Quote.of(get(name))));
        }
        return Integer.parseInt(get(name));
    }

    private Validity readValidity(Validity former) {
        Instant from = readDay("from", former.from());
        Instant to = readDay("to", former.to());
        if (from != null && to != null && !from.isBefore(to)) {
            throw Failure.badInput(Text.of("refusal-rule.rule-validity"));
        }
        return new Validity(from, to);
    }

    /** The beginning of a day in UTC, or the former moment if the day is that of it; null if none is filled in. */
    private Instant readDay(String name, Instant former) {
        if (former != null && get(name).equals(formatDay(former))) {
            return former;
        }
        return has(name)
                ? Days.find(get(name))
                        .orElseThrow(() -> Failure.badInput(Text.of("refusal-rule.rule-day", Quote.of(get(name)))))
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant()
                : null;
    }
}
