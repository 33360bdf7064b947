package io.masif.ui.http;

import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The proxies whose {@code X-Forwarded-For} and {@code X-Forwarded-Proto} are trusted, as networks in CIDR notation. From
 * other peers these headers are ignored.
 */
public record TrustedProxies(List<Network> networks) {
    /** None. */
    public static final TrustedProxies NONE = new TrustedProxies(List.of());

    private static final String FORWARDED_HEADER = "X-Forwarded-For";
    private static final String SCHEME_HEADER = "X-Forwarded-Proto";

    public TrustedProxies {
        networks = List.copyOf(networks);
    }

    /**
     * Addresses and networks, separated by commas or blanks; brackets and quotation marks of a list are ignored.
     *
     * @throws IllegalArgumentException if one of them is neither
     */
    public static TrustedProxies parse(String text) {
        return new TrustedProxies(Stream.of(text.replaceAll("[\\[\\]\"]", " ").split("[,\\s]+"))
                .filter(part -> !part.isEmpty())
                .map(Network::parse)
                .toList());
    }

    /** The right-most address that is not a trusted proxy's: the addresses to the left of it can be forged. */
    public ClientAddress findClient(HttpServerRequest request) {
        return findClient(
                ClientAddress.of(request.remoteAddress()), request.headers().getAll(FORWARDED_HEADER));
    }

    /** Whether the client uses HTTPS: with us, or with the trusted proxy that is our peer. */
    public boolean isHttps(HttpServerRequest request) {
        return request.isSSL()
                || (contains(ClientAddress.of(request.remoteAddress()))
                        && lastElement(request.headers().getAll(SCHEME_HEADER)).equalsIgnoreCase("https"));
    }

    /** What the nearest proxy added; empty if there is no such header. */
    private static String lastElement(List<String> headers) {
        String joined = String.join(",", headers);
        return joined.substring(joined.lastIndexOf(',') + 1).strip();
    }

    /** @param headers the values of {@code X-Forwarded-For}, in their order */
    ClientAddress findClient(ClientAddress peer, List<String> headers) {
        List<String> hops = new ArrayList<>();
        headers.forEach(header -> hops.addAll(Arrays.asList(header.split(",", -1))));
        ClientAddress nearest = peer;
        for (int i = hops.size() - 1; i >= 0 && contains(nearest); i--) {
            Optional<ClientAddress> next =
                    ClientAddress.parse(withoutPort(hops.get(i).strip()));
            if (next.isEmpty()) {
                break;
            }
            nearest = next.get();
        }
        return nearest;
    }

    /** Whether this is the address of one of the proxies. */
    public boolean contains(ClientAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }

    private static String withoutPort(String hop) {
        int end = hop.indexOf(']');
        if (hop.startsWith("[") && end > 0) {
            return hop.substring(1, end);
        }
        int colon = hop.indexOf(':');
        return colon >= 0 && colon == hop.lastIndexOf(':') ? hop.substring(0, colon) : hop;
    }

    @Override
    public String toString() {
        return networks.isEmpty()
                ? "none"
                : String.join(",", networks.stream().map(Network::toString).toList());
    }

    /**
     * A network.
     *
     * @param firstAddress its first address, as text
     * @param prefixLength the length of its prefix
     */
    public record Network(String firstAddress, int prefixLength) {
        static Network parse(String text) {
            int slash = text.indexOf('/');
            byte[] bytes = toBytes(slash < 0 ? text : text.substring(0, slash));
            if (bytes == null) {
                throw new IllegalArgumentException(text);
            }
            int addressBits = bytes.length * Byte.SIZE;
            int prefixLength = slash < 0 ? addressBits : Integer.parseInt(text.substring(slash + 1));
            if (prefixLength < 0 || prefixLength > addressBits) {
                throw new IllegalArgumentException(text);
            }
            return new Network(slash < 0 ? text : text.substring(0, slash), prefixLength);
        }

        boolean contains(ClientAddress address) {
            byte[] networkBytes = toBytes(firstAddress);
            byte[] addressBytes = toBytes(address.text());
            if (addressBytes == null || addressBytes.length != networkBytes.length) {
                return false;
            }
            for (int bit = 0; bit < prefixLength; bit++) {
                int mask = 0x80 >> bit % Byte.SIZE;
                if (((networkBytes[bit / Byte.SIZE] ^ addressBytes[bit / Byte.SIZE]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }

        private static byte[] toBytes(String text) {
            return NetUtil.createByteArrayFromIpAddressString(text);
        }

        @Override
        public String toString() {
            return firstAddress + "/" + prefixLength;
        }
    }
}
