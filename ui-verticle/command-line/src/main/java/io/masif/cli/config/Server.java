package io.masif.cli.config;

import io.masif.cli.failure.CommandFailure;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/**
 * A UI and how to reach it.
 *
 * @param name as the person who selected it calls it: its name in the configuration, or its address
 * @param url its address, without a path
 * @param authorization the value of the header; null if there are no credentials
 * @param ca the authorities that it is trusted by (PEM); null for those of the system
 */
public record Server(String name, URI url, String authorization, Path ca) {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** @throws CommandFailure if the text is no address of a UI, or passwords would cross the network in plain text */
    static URI parseUrl(String text) {
        URI url = create(text);
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        if (url.getHost() == null || !Set.of("http", "https").contains(scheme)) {
            throw CommandFailure.usage(
                    "A server's url must be such as https://masif.example.com, but is " + text + ".");
        }
        if (scheme.equals("http") && !LOOPBACK.contains(url.getHost())) {
            throw CommandFailure.usage(
                    "At " + text + " the token or the password would cross the network in plain text:"
                            + " give an https:// address. Plain HTTP is for this host only.");
        }
        return URI.create(scheme + "://" + url.getRawAuthority());
    }

    private static URI create(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(
                    "A server's url must be such as https://masif.example.com, but is " + text + ".");
        }
    }
}
