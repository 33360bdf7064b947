package io.masif.ui.brake;

import io.vertx.core.Vertx;
import io.vertx.core.shareddata.Shareable;
import java.util.Optional;

/** The brake as it was read with the index of the fleet; shared by all verticles of a Vert.x, since each page shows it. */
public final class CurrentBrake implements Shareable {
    private static final String MAP = "masif.brake";

    private volatile Brake brake;

    private CurrentBrake() {}

    /** That of this Vert.x. */
    public static CurrentBrake of(Vertx vertx) {
        return vertx.sharedData()
                .<String, CurrentBrake>getLocalMap(MAP)
                .computeIfAbsent(MAP, key -> new CurrentBrake());
    }

    /** Empty if none holds. */
    public Optional<Brake> get() {
        return Optional.ofNullable(brake);
    }

    /** @param latest null if none holds */
    public void set(Brake latest) {
        brake = latest;
    }
}
