package io.masif.ui.password;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHashTest {
    private static final String PASSWORD = "pässword \u2603";

    @Test
    void aHashMatchesItsPasswordOnly() {
        String hash = PasswordHash.hash(PASSWORD, HashCost.STANDARD);
        assertThat(hash).startsWith("$argon2id$v=19$m=9216,t=4,p=1$").hasSizeLessThan(255);
        assertThat(PasswordHash.matches(PASSWORD, hash)).isTrue();
        assertThat(PasswordHash.matches(PASSWORD + " ", hash)).isFalse();
        assertThat(PasswordHash.matches("", hash)).isFalse();
        assertThat(PasswordHash.hash(PASSWORD, HashCost.STANDARD)).isNotEqualTo(hash);
        assertThat(PasswordHash.isCurrent(hash, HashCost.STANDARD)).isTrue();
    }

    @Test
    void whatNoPasswordMatchesIsAHashOfTheSameCost() {
        String hash = PasswordHash.unmatched(HashCost.STANDARD);
        assertThat(PasswordHash.isCurrent(hash, HashCost.STANDARD)).isTrue();
        assertThat(hash).hasSameSizeAs(PasswordHash.hash(PASSWORD, HashCost.STANDARD));
        assertThat(PasswordHash.matches(PASSWORD, hash)).isFalse();
    }

    @Test
    void aHashOfAnotherCostIsNotCurrent() {
        String weaker = PasswordHash.hash("password", HashCost.STANDARD).replace("m=9216", "m=9215");
        assertThat(PasswordHash.matches("password", weaker)).isFalse();
        assertThat(PasswordHash.isCurrent(weaker, HashCost.STANDARD)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "of another password",
                "$argon2id$",
                "$argon2id$v=19$m=9216,t=4,p=1$AAAA",
                "$argon2id$v=19$m=999999999,t=4,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "$argon2id$v=x$m=9216,t=4,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "pbkdf2-sha256$1$!$!",
                "pbkdf2-sha256$x$AAAA$AAAA",
                "pbkdf2-sha256$-1$AAAA$AAAA"
            })
    void whatIsNoHashMatchesNothing(String hash) {
        assertThat(PasswordHash.matches(PASSWORD, hash)).isFalse();
        assertThat(PasswordHash.isCurrent(hash, HashCost.STANDARD)).isFalse();
    }
}
