package io.masif.domain.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masif.domain.Kind;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActionCriteriaTest {
    private static final PackagePatterns ALL = PackagePatterns.parse(List.of("*"));

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "*;perl;true",
                "perl;perl;true",
                "perl;perl-base;false",
                "perl*;perl-base;true",
                "lib*,perl;perl;true",
                "*,!linux-*;linux-image-amd64;false",
                "*,!linux-*;perl;true",
                "!linux-*,linux-image-amd64;linux-image-amd64;false",
                "lib??;libc6;true",
            })
    void packageIsChosenUnlessItIsExcluded(String patterns, String name, boolean isChosen) {
        assertThat(PackagePatterns.parse(Arrays.asList(patterns.split(","))).matches(name))
                .isEqualTo(isChosen);
    }

    @Test
    void patternsAreWrittenAsTheyAreRead() {
        List<String> texts = List.of("lib*", "perl", "!linux-*");
        assertThat(PackagePatterns.parse(texts).format()).isEqualTo(texts);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Perl", "php@*.service", "!", "a b", "a/b", "!Foo"})
    void wrongPatternIsRefused(String pattern) {
        assertThatThrownBy(() -> new ActionCriteria(
                        PackagePatterns.parse(List.of("*", pattern)), ActionCriteria.USUAL_KINDS, false, List.of()))
                .isInstanceOf(InvalidCriteriaException.class)
                .hasMessageContaining("must be at most 255 characters of a-z, 0-9, +, -, ., * and ?")
                .hasMessageEndingWith("but it is \"" + pattern.replace("!", "") + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "getty@tty1.service",
                "NetworkManager.service",
                "user_app.service",
                "dbus-:1.2-org.x.service",
                "a\\x2db.service"
            })
    void unitsThatAreRestartedHaveOtherNamesThanPackages(String unit) {
        PackagePatterns patterns = PackagePatterns.parse(List.of(unit));
        assertThat(new ActionCriteria(patterns, EnumSet.of(Kind.RESTART), false, List.of())
                        .matches(Kind.RESTART, false, List.of()))
                .isTrue();
        assertThat(patterns.matches(unit)).isTrue();
        assertThatThrownBy(() -> new ActionCriteria(patterns, EnumSet.of(Kind.UPDATE), false, List.of()))
                .hasMessageContaining("with the action restart");
    }

    @Test
    void onlyExclusionsAreRefused() {
        assertThatThrownBy(() -> PackagePatterns.parse(List.of("!linux-*")))
                .hasMessage("at least one pattern must name packages, such as * for all of them, but these are"
                        + " \"!linux-*\"");
    }

    @Test
    void tooManyPatternsAreRefused() {
        assertThatThrownBy(() -> PackagePatterns.parse(Collections.nCopies(101, "perl")))
                .hasMessage("a rule has at most 100 patterns of packages, but these are \"101\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Debian-Security/*;Debian-Security:12/stable-security;true",
                "Debian/stable;Debian:12.5/stable;true",
                "Debian/stable;Debian:12-updates/stable-updates;false",
                "*/*-security;Ubuntu:22.04/jammy-security;true",
                "*/*-security;Ubuntu:22.04/jammy-updates;false",
                "A/B/main;A/B:1/main;true",
            })
    void releaseIsChosenByLabelAndSuite(String pattern, String release, boolean isChosen) {
        assertThat(ReleasePattern.parse(pattern).matches(release)).isEqualTo(isChosen);
        assertThat(ReleasePattern.parse(pattern).format()).isEqualTo(pattern);
    }

    @ParameterizedTest
    @CsvSource({"stable", "/stable", "Debian/", "'Debian/ '"})
    void releaseWithoutLabelOrSuiteIsRefused(String text) {
        assertThatThrownBy(() -> ReleasePattern.parse(text))
                .isInstanceOf(InvalidCriteriaException.class)
                .hasMessageStartingWith("a release must be label/suite, such as Debian/stable or Ubuntu/*-security");
    }

    @Test
    void nothingIsRemovedUnlessTheRuleSaysSo() {
        ActionCriteria usual = new ActionCriteria(ALL, ActionCriteria.USUAL_KINDS, false, List.of());
        assertThat(Arrays.stream(Kind.values()).filter(kind -> usual.matches(kind, false, List.of())))
                .containsExactly(Kind.INSTALL, Kind.UPDATE, Kind.CONFIGURE);
        ActionCriteria removals = new ActionCriteria(ALL, EnumSet.of(Kind.REMOVE), false, List.of());
        assertThat(removals.matches(Kind.REMOVE, false, List.of())).isTrue();
        assertThat(removals.matches(Kind.UPDATE, false, List.of())).isFalse();
    }

    @Test
    void securityAndReleaseBothCount() {
        ActionCriteria criteria =
                new ActionCriteria(ALL, ActionCriteria.USUAL_KINDS, true, List.of(ReleasePattern.parse("Debian*/*")));
        assertThat(criteria.matches(Kind.UPDATE, true, List.of("Docker:1/bookworm", "Debian:12/stable")))
                .isTrue();
        assertThat(criteria.matches(Kind.UPDATE, true, List.of("Docker:1/bookworm")))
                .isFalse();
        assertThat(criteria.matches(Kind.UPDATE, false, List.of("Debian:12/stable")))
                .isFalse();
        assertThat(criteria.matches(Kind.UPDATE, true, List.of())).isFalse();
    }

    @Test
    void ruleNeedsAKind() {
        assertThatThrownBy(() -> new ActionCriteria(ALL, Set.of(), false, List.of()))
                .isInstanceOf(InvalidCriteriaException.class)
                .hasMessageStartingWith("a rule is about at least one kind of action");
    }
}
