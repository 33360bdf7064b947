package io.masif.ui.fleet.load;

import io.masif.ui.language.Text;
import io.vertx.core.Vertx;
import io.vertx.core.shareddata.Shareable;
import java.util.Optional;

/** How far the index is loaded, for pages and health while it is loaded as a whole. Shared by all verticles of a Vert.x. */
public final class LoadProgress implements Shareable {
    private static final String MAP = "masif.ui.load.progress";

    private volatile Text current;

    private LoadProgress() {}

    /** The progress in this Vert.x. */
    public static LoadProgress of(Vertx vertx) {
        return vertx.sharedData()
                .<String, LoadProgress>getLocalMap(MAP)
                .computeIfAbsent(MAP, key -> new LoadProgress());
    }

    /** Such as "loading hosts 40,000 of 100,000"; empty while nothing is loaded as a whole. */
    public Optional<Text> describe() {
        return Optional.ofNullable(current);
    }

    /** @param subject what is loaded: {@code hosts}, {@code runs} or {@code outcomes} */
    public void update(String subject, long done, long total) {
        current = Text.of("refusal.loading." + subject, done, Math.max(done, total));
    }

    /** Nothing is loaded as a whole any more. */
    public void end() {
        current = null;
    }
}
