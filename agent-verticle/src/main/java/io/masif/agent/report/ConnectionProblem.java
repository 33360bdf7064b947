package io.masif.agent.report;

import io.masif.agent.client.MasterReply;
import io.masif.agent.client.TlsMaterial;
import io.masif.boot.config.Address;
import io.masif.text.Quote;
import java.util.stream.Stream;

/**
 * Why a report was not acknowledged.
 *
 * @param kind equal as long as nothing has changed, although the sentence may
 * @param sentence what is wrong, for the administrator of the host
 */
record ConnectionProblem(String kind, String sentence) {
    private static final int MAX_QUOTE_LENGTH = 300;
    private static final int MAX_SENTENCE_LENGTH = 1000;

    ConnectionProblem {
        // the names in a certificate, for example, were chosen by the peer
        sentence = Quote.line(sentence, MAX_SENTENCE_LENGTH);
    }

    /** The request failed before there was an answer. */
    static ConnectionProblem of(Throwable thrown, Address master, TlsMaterial material) {
        return Stream.iterate(thrown, each -> each != null, Throwable::getCause)
                .map(each -> new ConnectionProblemReader(master, material).read(each))
                .filter(problem -> problem != null)
                .findFirst()
                .orElseGet(() -> new ConnectionProblem(
                        thrown.getClass().getName(),
                        "the master could not be asked: " + thrown.getClass().getSimpleName() + ": "
                                + quote(thrown.getMessage())));
    }

    /** A master answered with another status than 200. */
    static ConnectionProblem of(MasterReply reply) {
        String quote = quote(reply.bodyText());
        return new ConnectionProblem(
                "status " + reply.status(),
                "the master answered " + reply.status() + explainStatus(reply.status())
                        + (quote.isEmpty() ? "" : ": " + quote));
    }

    private static String explainStatus(int status) {
        return switch (status) {
            case 429 -> " (too many requests)";
            case 503 -> " (it takes no reports now)";
            default -> "";
        };
    }

    /** A text from outside as one short line. */
    static String quote(String text) {
        return text == null ? "" : Quote.line(text, MAX_QUOTE_LENGTH);
    }
}
