package io.masif.master.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.mysqlclient.MySQLException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.net.ConnectException;
import java.net.SocketException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

class DatabaseErrorsTest {
    @Test
    void sentenceNamesWhatIsTrueOfTheDatabase() {
        assertThat(DatabaseErrors.describe(new ConnectException("refused")))
                .isEqualTo("the database cannot be reached");
        assertThat(DatabaseErrors.describe(ClosedConnectionException.INSTANCE))
                .isEqualTo("the connection to the database ended before an answer came");
        assertThat(DatabaseErrors.describe(new TimeoutException())).isEqualTo("the database has not answered in time");
        assertThat(DatabaseErrors.describe(new IllegalStateException("Timeout")))
                .isEqualTo("no connection to the database was to be had in time");
        assertThat(sentence(1205)).isEqualTo("other transactions are in the way in the database");
        assertThat(sentence(1213)).isEqualTo("other transactions are in the way in the database");
        assertThat(sentence(3024)).isEqualTo("the database needs too long for this");
        assertThat(sentence(1040)).isEqualTo("the database has no free connection for this master");
        assertThat(sentence(1045)).isEqualTo("the database does not let this master in");
        for (int refused : new int[] {1129, 1130, 1251, 1820, 1862, 3118, 3159}) {
            assertThat(sentence(refused)).isEqualTo("the database does not let this master in");
        }
        assertThat(sentence(1053)).isEqualTo("the connection to the database ended before an answer came");
        assertThat(sentence(1290)).isEqualTo("the database is read-only");
        assertThat(sentence(1064)).isEqualTo("the database refused a statement (error 1064)");
        assertThat(sentence(1142)).isEqualTo("the user of db.dsn lacks a right in the database");
        assertThat(sentence(1114)).isEqualTo("the database has no space left");
        assertThat(DatabaseErrors.describe(new SocketException("Connection reset")))
                .isEqualTo("the connection to the database ended before an answer came");
        assertThat(DatabaseErrors.describe(new SSLHandshakeException("unknown_ca")))
                .isEqualTo("TLS with the database failed");
    }

    private static String sentence(int code) {
        return DatabaseErrors.describe(new MySQLException("a message of the server", code, "HY000"));
    }
}
