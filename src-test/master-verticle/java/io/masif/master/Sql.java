package io.masif.master;

import io.masif.rig.EmbeddedDatabase;
import io.vertx.core.Vertx;
import io.vertx.mysqlclient.MySQLBuilder;
import io.vertx.mysqlclient.MySQLConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/** Looks into a database, past the master. */
final class Sql implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final Pool pool;

    Sql(EmbeddedDatabase database, String name) {
        pool = MySQLBuilder.pool()
                .connectingTo(new MySQLConnectOptions()
                        .setHost(database.host())
                        .setPort(database.port())
                        .setUser(database.user())
                        .setPassword(database.password())
                        .setDatabase(name))
                .using(vertx)
                .build();
    }

    /** How many transactions of the server wait for a row. Its table of them shows nothing new to whoever asks often. */
    int waiting() {
        return status("Innodb_row_lock_current_waits");
    }

    /** One of the numbers that the server counts. */
    int status(String variable) {
        return Integer.parseInt(
                rows("SHOW GLOBAL STATUS LIKE '" + variable + "'").get(0).getString(1));
    }

    Pool pool() {
        return pool;
    }

    Vertx vertx() {
        return vertx;
    }

    List<Row> rows(String sql, Object... values) {
        List<Row> rows = new ArrayList<>();
        PlayedMaster.wait(pool.preparedQuery(sql).execute(Tuple.from(values))).forEach(rows::add);
        return rows;
    }

    /** The first column of the first row, as a text. */
    String text(String sql, Object... values) {
        return String.valueOf(rows(sql, values).get(0).getValue(0));
    }

    /** An approval; what is null is open. */
    void approve(String packageName, String kind, String from, String to, String agent) {
        PlayedMaster.wait(pool.withTransaction(connection -> connection
                .preparedQuery("""
                        INSERT INTO approval
                          (package, kind, from_version, to_version, agent, author, created_at)
                        VALUES (?, ?, ?, ?, ?, 'test', UTC_TIMESTAMP(3))""")
                .execute(Tuple.from(new Object[] {packageName, kind, from, to, agent}))
                .compose(done -> connection
                        .query("UPDATE counter SET value = value + 1 WHERE name = 'approval'")
                        .execute())));
    }

    void change(String sql) {
        PlayedMaster.wait(pool.withTransaction(
                connection -> connection.query(sql).execute().compose(done -> connection
                        .query("UPDATE counter SET value = value + 1 WHERE name = 'approval'")
                        .execute())));
    }

    @Override
    public void close() {
        PlayedMaster.wait(vertx.close());
    }
}
