package io.masif.ui.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masif.rig.database.OpenTransaction;
import io.masif.rig.process.Await;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A change for which another one holds a lock. */
class HeldLockTest extends TransactionCase {
    @Test
    void aLockThatIsHeldForLongIsWaitedForAgain() {
        OpenTransaction holder = holdRow(1);
        AtomicInteger attempts = new AtomicInteger();
        Future<Integer> change = new ShortTransaction(pool, LIMIT, () -> false, UNKNOWN).run(connection -> {
            attempts.incrementAndGet();
            return connection
                    .query("SET SESSION innodb_lock_wait_timeout = 1")
                    .execute()
                    .compose(set -> raise(connection, 1));
        });
        Await.until("another attempt", LIMIT, () -> attempts.get() > 1);
        holder.close();
        await(change);
        assertThat(value(1)).isEqualTo(1);
    }

    @Test
    void aHeldLockIsNotReportedAsAnUnreachableDatabase() {
        OpenTransaction holder = holdRow(1);
        Future<Integer> change = new ShortTransaction(pool, Duration.ofSeconds(3), () -> false, UNKNOWN)
                .run(connection -> raise(connection, 1));
        assertThatThrownBy(() -> await(change))
                .hasMessageContaining("holds a lock")
                .hasMessageNotContaining("cannot be reached");
        holder.close();
    }
}
