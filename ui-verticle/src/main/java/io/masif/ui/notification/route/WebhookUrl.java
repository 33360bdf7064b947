package io.masif.ui.notification.route;

import io.masif.failure.Failure;
import io.masif.text.Quote;
import io.masif.ui.language.Text;
import java.net.URI;
import java.net.URISyntaxException;

/** Checks the addresses of webhooks. */
final class WebhookUrl {
    private static final int MAX_LENGTH = 1000;
    private static final int MAX_PORT = 65535;

    private WebhookUrl() {}

    /**
     * The address without blanks around it.
     *
     * @throws Failure as bad input, with a sentence
     */
    static String parse(String text) {
        String address = text.strip();
        if (address.length() > MAX_LENGTH) {
            throw Failure.badInput(Text.of("refusal-notification.url-length", MAX_LENGTH, address.length()));
        }
        URI uri = parseUri(address);
        boolean isHttp = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
        if (!isHttp || uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > MAX_PORT) {
            throw createFailure(address);
        }
        if (uri.getUserInfo() != null) {
            throw Failure.badInput(Text.of("refusal-notification.url-user"));
        }
        if (uri.getFragment() != null) {
            throw Failure.badInput(Text.of("refusal-notification.url-fragment"));
        }
        return address;
    }

    private static URI parseUri(String address) {
        try {
            return new URI(address);
        } catch (URISyntaxException e) {
            throw createFailure(address);
        }
    }

    private static Failure createFailure(String address) {
        return Failure.badInput(Text.of("refusal-notification.url", Quote.of(address)));
    }

    /** Such as {@code https://hooks.example.com/…}. */
    static String describeServer(String address) {
        URI uri = URI.create(address);
        return uri.getScheme() + "://" + uri.getRawAuthority() + "/…";
    }
}
