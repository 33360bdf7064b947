package io.masif.ui.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.failure.Failure;
import io.masif.ui.language.Text;
import io.vertx.mysqlclient.MySQLException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

class DatabaseErrorsTest {
    @Test
    void eachErrorHasItsOwnMessage() {
        Map<Integer, String> sentences = Map.of(
                1205, "holds a lock",
                1213, "collided",
                1969, "took too long",
                3024, "took too long",
                1290, "read-only",
                1114, "no space left",
                1142, "denies",
                1040, "no more connections",
                1153, "max_allowed_packet",
                1064, "refused a statement (error 1064)");
        sentences.forEach((code, sentence) -> assertThat(DatabaseErrors.describeCause(error(code)))
                .contains(sentence)
                .doesNotContain("cannot be reached"));
        assertThat(DatabaseErrors.describeCause(new TimeoutException())).contains("did not answer in time");
        assertThat(DatabaseErrors.describeCause(new ConnectException("refused")))
                .contains("cannot be reached");
    }

    @Test
    void aBrokenConnectionIsNotReportedAsAnUnreachableDatabase() {
        assertThat(DatabaseErrors.describeCause(ClosedConnectionException.INSTANCE))
                .contains("ended before an answer came");
        assertThat(DatabaseErrors.describeCause(new SocketException("Connection reset")))
                .contains("ended before an answer came");
        assertThat(DatabaseErrors.describeCause(new SSLHandshakeException("unknown_ca")))
                .contains("TLS");
        assertThat(DatabaseErrors.describeCause(new UnknownHostException("db.test")))
                .contains("is not known");
        assertThat(DatabaseErrors.describeCause(
                        new MySQLException("Got error 28 \"No space left on device\"", 1030, "HY000")))
                .contains("no space left");
        assertThat(DatabaseErrors.describeCause(error(1030))).contains("refused a statement");
    }

    @Test
    void theFailureHasTheConsequenceAndARetryAfter() {
        Failure failure = DatabaseErrors.toFailure(error(1205), DatabaseErrors.UNCHANGED_HINT);
        assertThat(failure.code()).isEqualTo(Failure.Code.UNAVAILABLE);
        assertThat(failure).hasMessageEndingWith("Nothing was changed; try again.");
        assertThat(failure.retryAfter()).isPositive();
        assertThat(DatabaseErrors.toFailure(failure, Text.of("refusal.read-later")))
                .isSameAs(failure);
    }

    private static MySQLException error(int code) {
        return new MySQLException("of the server", code, "HY000");
    }
}
