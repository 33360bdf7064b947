package io.masif.ui.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds packages that hosts have reported. */
public final class ReportedPackages {
    private static final int CHUNK_SIZE = 1000;

    private static final String FIND_REPORTED = "SELECT DISTINCT package FROM action WHERE package IN (%s)";

    private final Pool pool;

    public ReportedPackages(Pool pool) {
        this.pool = pool;
    }

    /** The packages that no host has ever reported. */
    public Future<Set<String>> findUnreported(Collection<String> packages) {
        Set<String> unreported = new HashSet<>(packages);
        List<String> names = List.copyOf(unreported);
        Future<Void> chain = Future.succeededFuture();
        for (int from = 0; from < names.size(); from += CHUNK_SIZE) {
            List<String> chunk = names.subList(from, Math.min(names.size(), from + CHUNK_SIZE));
            String placeholders = chunk.stream().map(name -> "?").collect(Collectors.joining(","));
            chain = chain.compose(before -> pool.preparedQuery(FIND_REPORTED.formatted(placeholders))
                    .execute(Tuple.wrap(List.copyOf(chunk)))
                    .onSuccess(rows -> rows.forEach(row -> unreported.remove(row.getString("package"))))
                    .mapEmpty());
        }
        return chain.map(read -> unreported);
    }
}
