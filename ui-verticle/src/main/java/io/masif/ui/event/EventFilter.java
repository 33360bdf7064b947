package io.masif.ui.event;

import io.masif.failure.Failure;
import io.masif.text.Quote;
import io.masif.ui.language.Text;
import io.masif.ui.message.ChangedParts;
import io.masif.ui.message.FleetChange;
import io.masif.ui.message.Topic;
import io.vertx.core.MultiMap;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which events a stream gets.
 *
 * @param topics those of which it receives changes
 * @param host the only host of which it receives changes; null for all
 * @param interval the least time between two events
 */
record EventFilter(Set<Topic> topics, String host, Duration interval) {
    private static final int MAX_INTERVAL_SECONDS = 3600;

    EventFilter {
        topics = Set.copyOf(topics);
    }

    /**
     * Reads {@code ?topics=pending,runs&host=web-7&interval=2}, each of them optional.
     *
     * @throws Failure as bad input, with a sentence
     */
    static EventFilter read(MultiMap parameters) {
        String topics = Objects.requireNonNullElse(parameters.get("topics"), "");
        return new EventFilter(
                topics.isEmpty()
                        ? EnumSet.allOf(Topic.class)
                        : Arrays.stream(topics.split(","))
                                .map(EventFilter::readTopic)
                                .collect(Collectors.toSet()),
                parameters.get("host"),
                readInterval(Objects.requireNonNullElse(parameters.get("interval"), "0")));
    }

    private static Topic readTopic(String word) {
        return Topic.of(word)
                .orElseThrow(() -> Failure.badInput(Text.of(
                        "refusal.topics",
                        "topics",
                        Arrays.stream(Topic.values()).map(Topic::word).collect(Collectors.joining(", ")),
                        Quote.of(word))));
    }

    private static Duration readInterval(String text) {
        if (!text.matches("[0-9]{1,4}") || Integer.parseInt(text) > MAX_INTERVAL_SECONDS) {
            throw Failure.badInput(Text.of("refusal.interval", "interval", MAX_INTERVAL_SECONDS, Quote.of(text)));
        }
        return Duration.ofSeconds(Integer.parseInt(text));
    }

    /** Whether the stream receives the change. */
    boolean admits(FleetChange change) {
        ChangedParts parts = change.parts();
        boolean concernsHost =
                host == null || parts.hosts() == null || parts.hosts().contains(host);
        return concernsHost && parts.topics().stream().anyMatch(topics::contains);
    }
}
