package io.masif.boot.database;

import io.masif.boot.config.Address;
import io.vertx.mysqlclient.MySQLConnectOptions;
import java.util.regex.Pattern;

/** The options of the client for connections to a server. */
final class ConnectOptions {
    /** Prepared statements on each connection; by default a server allows 16,382 in all. */
    private static final int MAX_PREPARED_STATEMENTS = 32;
    /** Bulk statements are of about ten sizes each. */
    private static final int MAX_PREPARED_BULK_STATEMENTS = 160;
    /** On all connections of a process, unless it has very many; a server has several processes. */
    private static final int PREPARED_STATEMENTS_OF_PROCESS = 1280;
    /** Far more than are sent at once. */
    private static final int PIPELINING_LIMIT = 256;

    /** Numbers in the text: it is another one the next time. */
    private static final Pattern NUMBERS = Pattern.compile("(IN \\(|BETWEEN )\\d");

    private ConnectOptions() {}

    /** What the client needs to connect to one of the servers. */
    static MySQLConnectOptions create(DatabaseConfiguration configuration, Address address) {
        MySQLConnectOptions connect = new MySQLConnectOptions()
                .setHost(address.host())
                .setPort(address.port())
                .setDatabase(configuration.name())
                .setUser(configuration.user())
                .setPassword(configuration.password())
                .setCharset("utf8mb4")
                .setCollation("utf8mb4_bin")
                .setUseAffectedRows(true)
                .setCachePreparedStatements(true)
                .setPreparedStatementCacheMaxSize(MAX_PREPARED_STATEMENTS)
                .setPreparedStatementCacheSqlFilter(ConnectOptions::isRepeated)
                .setSslMode(configuration.tls().sslMode());
        if (configuration.tls().clientOptions() != null) {
            connect.setSslOptions(configuration.tls().clientOptions());
        }
        return connect;
    }

    /**
     * As {@link #create}, for a process whose bulk statements have the same text each time. What is sent over a connection before
     * the answer to a former statement has come does not wait for it.
     */
    static MySQLConnectOptions createPipelined(DatabaseConfiguration configuration, Address address) {
        MySQLConnectOptions connect = create(configuration, address);
        int share = PREPARED_STATEMENTS_OF_PROCESS / configuration.connections();
        connect.setPreparedStatementCacheMaxSize(
                        Math.max(MAX_PREPARED_STATEMENTS, Math.min(MAX_PREPARED_BULK_STATEMENTS, share)))
                .setPreparedStatementCacheSqlFilter(sql -> !NUMBERS.matcher(sql).find());
        return connect.setPipeliningLimit(PIPELINING_LIMIT);
    }

    /** Statements for one row have the same text each time; those for many rows differ with the number of rows. */
    private static boolean isRepeated(String sql) {
        return !sql.contains("IN (?, ") && !sql.contains("), (") && !sql.contains(",(");
    }
}
