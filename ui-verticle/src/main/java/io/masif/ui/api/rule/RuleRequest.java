package io.masif.ui.api.rule;

import io.masif.domain.Kind;
import io.masif.domain.rule.ActionCriteria;
import io.masif.domain.rule.InvalidCriteriaException;
import io.masif.domain.rule.PackagePatterns;
import io.masif.domain.rule.ReleasePattern;
import io.masif.failure.MemberErrors;
import io.masif.text.Quote;
import io.masif.ui.api.answer.BasisVersion;
import io.masif.ui.http.TextInput;
import io.masif.ui.rule.RuleInput;
import io.masif.ui.view.Moments;
import io.masif.ui.view.rule.RuleDefinition;
import io.masif.ui.view.rule.Validity;
import io.masif.wire.JsonMembers;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The body of a request to save or to preview a rule.
 *
 * @param basedOn the number of the version that is changed; 0 for a new rule
 * @param comment null if there is none
 * @param isRevoking whether everything that the rule approved is to be revoked
 */
record RuleRequest(RuleInput input, int basedOn, String comment, boolean isRevoking) {
    private static final String[] DEFINITION = {
        "name",
        "enabled",
        "packages",
        "actions",
        "security_only",
        "releases",
        "groups",
        "minimum_age",
        "plan",
        "valid_from",
        "valid_to",
        "comment",
        "version",
        "revoke"
    };
    private static final ActionCriteria ANY =
            new ActionCriteria(PackagePatterns.parse(List.of("*")), ActionCriteria.USUAL_KINDS, false, List.of());

    static RuleRequest read(JsonMembers members) {
        MemberErrors errors = new MemberErrors();
        errors.collect(() -> members.requireOnly(DEFINITION), members);
        RuleRequest request = new RuleRequest(
                new RuleInput(
                        errors.collect(() -> readText(members, "name", RuleDefinition.MAX_NAME), ""),
                        errors.collect(() -> !members.has("enabled") || members.getBoolean("enabled"), true),
                        errors.collect(() -> readCriteria(members, errors), ANY),
                        errors.collect(() -> readTexts(members, "groups"), List.of()),
                        errors.collect(() -> readAge(members), Duration.ZERO),
                        errors.collect(() -> readValidity(members), Validity.ALWAYS),
                        errors.collect(() -> members.getText("plan"), null)),
                errors.collect(() -> BasisVersion.read(members), 0),
                errors.collect(
                        () -> members.getText("comment") == null
                                ? null
                                : readText(members, "comment", TextInput.MAX_COMMENT_LENGTH),
                        null),
                errors.collect(() -> members.getBoolean("revoke"), false));
        errors.throwIfAny();
        return request;
    }

    private static String readText(JsonMembers members, String key, int max) {
        String text = members.getRequiredText(key);
        if (!TextInput.isValid(text, max)) {
            throw members.createFailure(
                    key,
                    "a text of 1 to " + max + " characters without invisible characters, and without blanks around it",
                    text.isBlank() || text.length() > max ? "one of " + text.length() : Quote.of(text));
        }
        return text;
    }

    private static ActionCriteria readCriteria(JsonMembers members, MemberErrors errors) {
        PackagePatterns packages = errors.collect(
                () -> build(members, () -> PackagePatterns.parse(readTexts(members, "packages"))), ANY.packages());
        Set<Kind> kinds = errors.collect(() -> readKinds(members), ANY.kinds());
        List<ReleasePattern> releases = errors.collect(
                () -> build(members, () -> readTexts(members, "releases").stream()
                        .map(ReleasePattern::parse)
                        .toList()),
                List.of());
        boolean isSecurityOnly = errors.collect(() -> members.getBoolean("security_only"), false);
        return build(members, () -> new ActionCriteria(packages, kinds, isSecurityOnly, releases));
    }

    private static <T> T build(JsonMembers members, Supplier<T> construction) {
        try {
            return construction.get();
        } catch (InvalidCriteriaException e) {
            throw members.fail(
                    switch (e.fault()) {
                        case PACKAGE, NO_PACKAGE, PACKAGES -> "packages";
                        case NO_KIND -> "actions";
                        case RELEASE, RELEASES -> "releases";
                    },
                    e.getMessage());
        }
    }

    private static Set<Kind> readKinds(JsonMembers members) {
        List<String> words = members.getTexts("actions");
        if (words == null) {
            return ActionCriteria.USUAL_KINDS;
        }
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        for (String word : words) {
            kinds.add(Kind.of(word)
                    .orElseThrow(
                            () -> members.createFailure("actions", "an array of " + Kind.words(), Quote.of(word))));
        }
        if (kinds.isEmpty()) {
            throw members.createFailure("actions", "an array of at least one of " + Kind.words(), "empty");
        }
        return kinds;
    }

    private static List<String> readTexts(JsonMembers members, String key) {
        List<String> texts = members.getTexts(key);
        return texts == null ? List.of() : texts;
    }

    private static Duration readAge(JsonMembers members) {
        Long seconds = members.getInteger("minimum_age");
        if (seconds != null && (seconds < 0 || seconds > RuleDefinition.MAX_AGE.toSeconds())) {
            throw members.createFailure(
                    "minimum_age",
                    "a number of seconds from 0 to " + RuleDefinition.MAX_AGE.toSeconds(),
                    seconds.toString());
        }
        return seconds == null ? Duration.ZERO : Duration.ofSeconds(seconds);
    }

    private static Validity readValidity(JsonMembers members) {
        Instant from = Moments.requireStorable("valid_from", members.getInstant("valid_from"));
        Instant to = Moments.requireStorable("valid_to", members.getInstant("valid_to"));
        if (from != null && to != null && !from.isBefore(to)) {
            throw members.createFailure("valid_to", "later than valid_from", to.toString());
        }
        return new Validity(from, to);
    }
}
