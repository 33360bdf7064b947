package io.masif.ui.login;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {
    private static final String PASSWORD = "pässword \u2603";

    @Test
    void aHashMatchesItsPasswordOnly() {
        String hash = Passwords.hash(PASSWORD);
        assertThat(hash).startsWith("$argon2id$v=19$m=9216,t=4,p=1$").hasSizeLessThan(255);
        assertThat(Passwords.matches(PASSWORD, hash)).isTrue();
        assertThat(Passwords.matches(PASSWORD + " ", hash)).isFalse();
        assertThat(Passwords.matches("", hash)).isFalse();
        assertThat(Passwords.hash(PASSWORD)).isNotEqualTo(hash);
        assertThat(Passwords.isCurrent(hash)).isTrue();
    }

    @Test
    void aHashOfAnotherCostIsNotCurrent() {
        String weaker = Passwords.hash("password").replace("m=9216", "m=9215");
        assertThat(Passwords.matches("password", weaker)).isFalse();
        assertThat(Passwords.isCurrent(weaker)).isFalse();
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
        assertThat(Passwords.matches(PASSWORD, hash)).isFalse();
        assertThat(Passwords.isCurrent(hash)).isFalse();
    }
}
