package io.masif.ui.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {
    private static final TrustedProxies PROXIES = TrustedProxies.parse("10.0.0.0/8, 192.0.2.7 2001:db8::/33");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.1 | 198.51.100.1 | 203.0.113.1",
                "10.1.2.3 | 198.51.100.1 | 198.51.100.1",
                "10.1.2.3 | 1.1.1.1, 198.51.100.1 | 198.51.100.1",
                "10.1.2.3 | 198.51.100.1, 192.0.2.7, 10.9.9.9 | 198.51.100.1",
                "10.1.2.3 | 10.3.3.3, 10.9.9.9 | 10.3.3.3",
                "10.1.2.3 | nonsense, 10.9.9.9 | 10.9.9.9",
                "10.1.2.3 | localhost | 10.1.2.3",
                "10.1.2.3 | '' | 10.1.2.3",
                "10.1.2.3 | ',, ,' | 10.1.2.3",
                "10.1.2.3 | 198.51.100.1:4711 | 198.51.100.1",
                "10.1.2.3 | [2001:db8:8000::1]:80 | 2001:db8:8000:0:0:0:0:1",
                "2001:db8::1 | 2001:db8:7fff::1, 2001:db8:8000::1 | 2001:db8:8000:0:0:0:0:1",
                "::ffff:10.1.2.3 | 198.51.100.1 | 198.51.100.1",
                "192.0.2.8 | 198.51.100.1 | 192.0.2.8"
            })
    void theRightMostAddressThatIsNoProxysCounts(String peer, String header, String client) {
        assertThat(PROXIES.findClient(address(peer), List.of(header)).text()).isEqualTo(client);
    }

    @Test
    void severalHeadersAreOneList() {
        assertThat(PROXIES.findClient(address("10.1.2.3"), List.of("1.1.1.1", "198.51.100.1", "10.2.2.2"))
                        .text())
                .isEqualTo("198.51.100.1");
        assertThat(PROXIES.findClient(address("10.1.2.3"), List.of()).text()).isEqualTo("10.1.2.3");
    }

    @Test
    void aNetworkOfIpv6IsOneClient() {
        assertThat(address("2001:db8::1").network())
                .isEqualTo(address("2001:db8::ffff:1").network())
                .isNotEqualTo(address("2001:db8:0:1::1").network());
        assertThat(address("192.0.2.1").network())
                .isNotEqualTo(address("192.0.2.2").network());
        assertThat(address("::ffff:192.0.2.1")).isEqualTo(address("192.0.2.1"));
    }

    @Test
    void listsOfYamlAreRead() {
        assertThat(TrustedProxies.parse("[\"10.0.0.0/8\",\"::1\"]").networks()).hasSize(2);
        assertThat(TrustedProxies.parse("").networks()).isEmpty();
        assertThat(TrustedProxies.parse("0.0.0.0/0").contains(address("203.0.113.1")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "10.0.0/8", "::1/129", "/8"})
    void textsThatAreNoNetworksAreRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> TrustedProxies.parse(text));
    }

    private static ClientAddress address(String text) {
        return ClientAddress.parse(text).orElseThrow();
    }
}
