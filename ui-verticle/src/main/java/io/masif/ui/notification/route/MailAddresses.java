package io.masif.ui.notification.route;

import io.masif.failure.Failure;
import io.masif.text.Quote;
import io.masif.ui.language.Text;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Checks the addresses of a route for mails. */
public final class MailAddresses {
    private static final int MAX_ADDRESSES = 10;
    private static final String SEPARATOR = ", ";

    /** The usual part of RFC 5322, with the lengths of RFC 5321. */
    private static final Pattern ADDRESS =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9]([A-Za-z0-9.-]{0,188}[A-Za-z0-9])?");

    private MailAddresses() {}

    /**
     * The addresses, joined by {@code ", "}.
     *
     * @param text addresses, separated by commas or blanks
     * @throws Failure as bad input, with a sentence
     */
    static String parse(String text) {
        List<String> addresses = Arrays.stream(text.split("[,\\s]+"))
                .filter(each -> !each.isEmpty())
                .distinct()
                .toList();
        if (addresses.isEmpty() || addresses.size() > MAX_ADDRESSES) {
            throw Failure.badInput(Text.of("refusal-notification.mail-count", MAX_ADDRESSES, addresses.size()));
        }
        for (String each : addresses) {
            if (!isValid(each)) {
                throw Failure.badInput(Text.of("refusal-notification.mail-address", Quote.of(each)));
            }
        }
        return String.join(SEPARATOR, addresses);
    }

    /** Whether it is one address, without a name. */
    public static boolean isValid(String address) {
        return ADDRESS.matcher(address).matches();
    }

    /** The single addresses of a route's target. */
    public static List<String> split(String target) {
        return List.of(target.split(SEPARATOR));
    }
}
