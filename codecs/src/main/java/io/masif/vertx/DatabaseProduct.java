package io.masif.vertx;

import io.vertx.sqlclient.SqlConnection;

/** Which program a connection to the database leads to, as it has said itself at the login. */
public final class DatabaseProduct {
    private static final String MARIADB = "MariaDB";

    private DatabaseProduct() {}

    /** Whether it is a MariaDB, rather than a MySQL. */
    public static boolean isMariaDb(SqlConnection connection) {
        return MARIADB.equals(connection.databaseMetadata().productName());
    }
}
