package io.masif.boot.database;

import io.vertx.mysqlclient.MySQLException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Classifies failures of statements and connections by their cause. */
public enum ConnectionFailure {
    /** Another transaction holds a lock for too long. */
    LOCKED,
    /** A deadlock: this transaction was rolled back. */
    COLLISION,
    /** The server ended a statement that took too long, or an administrator killed it. */
    TOO_SLOW,
    /** The server has as many connections as it allows, or as many of this user. */
    NO_CONNECTION_LEFT,
    /** The user has used up another limit of its own, such as queries in an hour. */
    USER_LIMIT,
    /** User or password are wrong, or the server refuses this user, host or way to log in. */
    ACCESS_DENIED,
    NO_SUCH_DATABASE,
    /** The user lacks a right. */
    RIGHT_MISSING,
    NO_SUCH_TABLE,
    /** The server's disk, or a table, is full. */
    NO_SPACE,
    READ_ONLY,
    /** The server is separated from the others of its cluster, or has not joined them yet. */
    NOT_IN_CLUSTER,
    PACKET_TOO_LARGE,
    /** The server refused a statement for another reason. */
    STATEMENT_REFUSED,
    /** All connections of this process are in use, or none could be opened in time. */
    NO_CONNECTION_FREE,
    /** Too many requests of this process wait for a connection. */
    QUEUE_FULL,
    NO_ANSWER,
    /** The connection was closed before an answer came; also by this process, if the server did not answer for too long. */
    CONNECTION_ENDED,
    HOST_UNKNOWN,
    UNREACHABLE,
    TLS_FAILED,
    /** None of these. */
    OTHER;

    private static final String DISK_FULL = "NO SPACE LEFT";

    /** The class of a failure, or of the first of its causes that has one. */
    public static ConnectionFailure of(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            ConnectionFailure cause = each instanceof MySQLException e ? ofServer(e) : ofConnection(each);
            if (cause != OTHER) {
                return cause;
            }
        }
        return OTHER;
    }

    /** Whether the same may succeed at another server, or over another connection: this one is lost, or cannot be written to. */
    public boolean isServerLost() {
        return this == CONNECTION_ENDED || this == UNREACHABLE || this == NOT_IN_CLUSTER || this == READ_ONLY;
    }

    private static ConnectionFailure ofServer(MySQLException error) {
        return switch (error.getErrorCode()) {
            case 1205 -> LOCKED;
            case 1213, 1020 -> COLLISION;
            case 1317, 1969, 3024 -> TOO_SLOW;
            case 1040, 1203 -> NO_CONNECTION_LEFT;
            case 1226 -> text(error).contains("CONNECTIONS") ? NO_CONNECTION_LEFT : USER_LIMIT;
            // a host that may not connect or is blocked, a way to log in that is not supported, a password that has
            // expired, an account that is locked, TLS that is required
            case 1044, 1045, 1698, 1129, 1130, 1251, 1820, 1862, 3118, 3159 -> ACCESS_DENIED;
            case 1049 -> NO_SUCH_DATABASE;
            case 1142, 1143, 1227, 1370 -> RIGHT_MISSING;
            case 1146 -> NO_SUCH_TABLE;
            case 1021, 1114 -> NO_SPACE;
            // of 1290, --secure-file-priv for one, this is the only form that our statements can meet
            case 1290, 1036, 1792, 1836 -> READ_ONLY;
            case 1047 -> NOT_IN_CLUSTER;
            case 1153 -> PACKET_TOO_LARGE;
            // the server shuts down, or a connection was idle for too long
            case 1053, 4031 -> CONNECTION_ENDED;
            // these carry the number of an error of the operating system
            default -> text(error).contains(DISK_FULL) ? NO_SPACE : STATEMENT_REFUSED;
        };
    }

    private static ConnectionFailure ofConnection(Throwable thrown) {
        String text = text(thrown);
        if (text.equals("TIMEOUT")) {
            // the pool has no type for these two
            return NO_CONNECTION_FREE;
        }
        if (text.contains("MAX WAIT QUEUE SIZE")) {
            return QUEUE_FULL;
        }
        if (thrown instanceof ReadOnlyServerException) {
            return READ_ONLY;
        }
        if (thrown instanceof UnknownHostException) {
            return HOST_UNKNOWN;
        }
        if (thrown instanceof ConnectException || thrown instanceof NoRouteToHostException) {
            return UNREACHABLE;
        }
        if (thrown instanceof TimeoutException || text.contains("TIMEOUT")) {
            return NO_ANSWER;
        }
        if (thrown instanceof SSLException) {
            return TLS_FAILED;
        }
        return thrown instanceof ClosedConnectionException
                        || thrown instanceof IOException
                        || text.contains("CONNECTION HAS BEEN CLOSED")
                        || text.contains("CONNECTION WAS CLOSED")
                ? CONNECTION_ENDED
                : OTHER;
    }

    private static String text(Throwable thrown) {
        return String.valueOf(thrown.getMessage()).toUpperCase(Locale.ROOT);
    }
}
