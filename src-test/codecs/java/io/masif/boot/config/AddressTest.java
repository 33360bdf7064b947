package io.masif.boot.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
    @ParameterizedTest
    @ValueSource(strings = {"localhost:8150", "0.0.0.0:0", "[::1]:65535", "master.example.org:1"})
    void isWrittenAsItIsRead(String text) {
        assertThat(Address.parse(text)).hasToString(text);
    }

    @Test
    void bracketsAreNoPartOfTheHost() {
        assertThat(Address.parse("[::1]:80")).isEqualTo(new Address("::1", 80));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "host", ":80", "host:", "host:x", "host:-1", "host:65536", "::1:80", " :80"})
    void otherFormsAreRefused(String text) {
        assertThatThrownBy(() -> Address.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(":PORT");
    }
}
