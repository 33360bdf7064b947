package io.masif.agent.report;

import io.masif.agent.report.MasterClient.Reply;
import io.masif.boot.Address;
import io.masif.domain.Quote;
import java.util.stream.Stream;

/**
 * Why a report was not acknowledged.
 *
 * @param kind equal as long as nothing has changed, although the sentence may
 * @param sentence what is wrong, for the administrator of the host
 */
record Trouble(String kind, String sentence) {
    private static final int LONGEST_QUOTE = 300;
    private static final int LONGEST_SENTENCE = 1000;

    Trouble {
        // the names in a certificate, for example, are those of whoever answers
        sentence = Quote.line(sentence, LONGEST_SENTENCE);
    }

    /** What it means that a report could not be brought to its answer. */
    static Trouble of(Throwable thrown, Address master, TlsMaterial ours) {
        return Stream.iterate(thrown, each -> each != null, Throwable::getCause)
                .map(each -> new TroubleReader(master, ours).read(each))
                .filter(trouble -> trouble != null)
                .findFirst()
                .orElseGet(() -> new Trouble(
                        thrown.getClass().getName(),
                        "the master could not be asked: " + thrown.getClass().getSimpleName() + ": "
                                + quoted(thrown.getMessage())));
    }

    /** What it means that a master answered anything but 200. */
    static Trouble of(Reply reply) {
        String quote = quoted(reply.body().toString());
        return new Trouble(
                "status " + reply.status(),
                "the master answered " + reply.status() + meaning(reply.status())
                        + (quote.isEmpty() ? "" : ": " + quote));
    }

    private static String meaning(int status) {
        return switch (status) {
            case 429 -> " (too many requests)";
            case 503 -> " (it takes no reports now)";
            default -> "";
        };
    }

    /** One line of a text that came from outside. */
    static String quoted(String text) {
        return text == null ? "" : Quote.line(text, LONGEST_QUOTE);
    }
}
