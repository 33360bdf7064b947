package io.masif.ui.fleet.load;

import io.vertx.core.Vertx;
import io.vertx.core.shareddata.Shareable;
import java.util.Locale;
import java.util.Optional;

/** How far the index is loaded, for pages and health while it is loaded as a whole. Shared by all verticles of a Vert.x. */
public final class LoadProgress implements Shareable {
    private static final String MAP = "masif.ui.load.progress";

    private volatile String sentence;

    private LoadProgress() {}

    /** The progress in this Vert.x. */
    public static LoadProgress of(Vertx vertx) {
        return vertx.sharedData()
                .<String, LoadProgress>getLocalMap(MAP)
                .computeIfAbsent(MAP, key -> new LoadProgress());
    }

    /** Such as "loading hosts 40,000 of 100,000"; empty while nothing is loaded as a whole. */
    public Optional<String> describe() {
        return Optional.ofNullable(sentence);
    }

    void update(String subject, long done, long total) {
        sentence = String.format(Locale.ROOT, "loading %s %,d of %,d", subject, done, Math.max(done, total));
    }

    void end() {
        sentence = null;
    }
}
