package io.masif.boot.database;

import io.masif.boot.config.Address;
import io.vertx.mysqlclient.MySQLConnectOptions;

/** The options of the client for connections to a server. */
final class ConnectOptions {
    /** Prepared statements on each connection; by default a server allows 16,382 in all. */
    private static final int MAX_PREPARED_STATEMENTS = 32;

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

    /** Statements for one row have the same text each time; those for many rows differ with the number of rows. */
    private static boolean isRepeated(String sql) {
        return !sql.contains("IN (?, ") && !sql.contains("), (") && !sql.contains(",(");
    }
}
