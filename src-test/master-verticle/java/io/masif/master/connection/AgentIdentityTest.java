package io.masif.master.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masif.failure.Failure;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgentIdentityTest {
    @Test
    void commonNameIsTheHost() {
        assertThat(name("CN=web.example.org, O=Example, C=DE")).isEqualTo("web.example.org");
        assertThat(name("O=CN\\=mail, CN=web")).isEqualTo("web");
        assertThat(name("O=Example + CN=web")).isEqualTo("web");
        assertThat(name("CN=\"a,b\"")).isEqualTo("a,b");
        assertThat(name("CN=wéb")).isEqualTo("wéb");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CN=last, CN=first", "CN=web, O=Example, CN=web", "CN=one + CN=two", "cn=a, 2.5.4.3=b"})
    void twoCommonNamesAreRefused(String subject) {
        assertThatThrownBy(() -> name(subject))
                .isInstanceOf(Failure.class)
                .hasMessage("the subject of the client certificate has 2 CNs; only one is allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "O=Example", "CN=", "CN=\"  \"", "CN=web\\ ", "CN=\\ web", "CN=\"we\nb\""})
    void otherNamesAreRefused(String subject) {
        assertThatThrownBy(() -> name(subject)).isInstanceOf(Failure.class).hasMessageContaining("CN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u200b", "\u202e", "\u2066", "\u00a0", "\u00ad", "\ufeff", "\u3164", "\ufe0f"})
    void nameWithACharacterThatCannotBeSeenIsRefused(String character) {
        for (String name : new String[] {"web" + character, character + "web", "we" + character + "b"}) {
            assertThatThrownBy(() -> name("CN=" + name))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("the CN of the client certificate must");
        }
    }

    @Test
    void nameThatReadsLikeAScopeIsAName() {
        assertThat(name("CN=all hosts")).isEqualTo("all hosts");
    }

    private static String name(String subject) {
        return AgentIdentity.commonName(new X500Principal(subject));
    }
}
