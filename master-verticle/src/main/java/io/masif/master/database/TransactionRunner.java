package io.masif.master.database;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.function.Function;

/** Runs transactions over connections of its choice. */
public interface TransactionRunner {
    /** Commits the work if it succeeds, and rolls it back otherwise. */
    <T> Future<T> execute(Function<SqlConnection, Future<T>> work);
}
