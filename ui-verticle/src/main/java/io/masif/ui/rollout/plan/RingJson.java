package io.masif.ui.rollout.plan;

import io.masif.decision.GroupSet;
import io.masif.failure.Failure;
import io.masif.text.Quote;
import io.masif.wire.JsonMembers;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * The JSON of a ring, in the database and in the API. A ring without a success threshold waits for all of its hosts that count,
 * one without an error threshold stops at the first error.
 */
public final class RingJson {
    private static final int ALL = 100;
    /** The most hosts that a threshold or a limit names. */
    public static final int MAX_HOSTS = 1_000_000;

    /** The longest soak time. */
    public static final int MAX_SOAK_MINUTES = 60 * 24 * 90;

    /** A host may not be seen for half an hour while a master holds its answer back, and ten minutes more after a failure. */
    public static final int MIN_SILENT_HOURS = 1;

    /** The longest time after which a host is silent. */
    public static final int MAX_SILENT_HOURS = 24 * 90;

    /** The longest address of a check. */
    public static final int MAX_URL_LENGTH = 2000;

    private RingJson() {}

    /** @param groupName the name of a group as it is written */
    public static JsonObject write(Ring ring, IntFunction<String> groupName) {
        JsonObject json = new JsonObject();
        if (ring.hosts() instanceof RingHosts.Share share) {
            json.put("percent", share.percent());
        } else if (ring.hosts() instanceof RingHosts.Groups members) {
            json.put(
                    "groups",
                    new JsonArray(members.groups().ids().stream()
                            .map(groupName::apply)
                            .toList()));
        }
        return json.put("max_concurrent", ring.maxConcurrent().toJson())
                .put("by_hand", ring.byHand())
                .put(
                        "success",
                        new JsonObject()
                                .put("percent", ring.success().percent())
                                .put("count", ring.success().count()))
                .put(
                        "error",
                        new JsonObject()
                                .put("percent", ring.error().percent())
                                .put("count", ring.error().count()))
                .put("soak_minutes", ring.soak().toMinutes())
                .put("silent_hours", ring.times().silentAfter().toHours())
                .put("check", write(ring.check()));
    }

    private static JsonObject write(HealthCheck check) {
        return check == null
                ? null
                : new JsonObject().put("kind", check.kind().word()).put("url", check.url());
    }

    /**
     * Reads a ring.
     *
     * @param resolve the groups of names as {@link #write} wrote them
     * @throws Failure as bad input, with a sentence
     */
    public static Ring read(JsonMembers members, Function<List<String>, GroupSet> resolve) {
        members.requireOnly(
                "percent",
                "groups",
                "max_concurrent",
                "by_hand",
                "success",
                "error",
                "soak_minutes",
                "silent_hours",
                "check");
        return new Ring(
                readHosts(members, resolve),
                readLimit(members),
                members.getBoolean("by_hand"),
                readSuccess(members.getMembers("success")),
                readError(members.getMembers("error")),
                readTimes(members),
                readCheck(members.getMembers("check")));
    }

    private static RingHosts readHosts(JsonMembers members, Function<List<String>, GroupSet> resolve) {
        List<String> groups = members.getTexts("groups");
        boolean hasShare = members.getInteger("percent") != null;
        if (hasShare == (groups != null && !groups.isEmpty())) {
            throw members.fail(
                    "percent",
                    "a ring has either percent, a share of the hosts that are left, or groups, at least one");
        }
        return hasShare
                ? new RingHosts.Share(readNumber(members, "percent", 1, ALL, ALL))
                : new RingHosts.Groups(resolve.apply(groups));
    }

    private static HostLimit readLimit(JsonMembers members) {
        String key = "max_concurrent";
        if (!members.isText(key)) {
            return new HostLimit(readNumber(members, key, 0, MAX_HOSTS, 0), false);
        }
        String text = members.getText(key);
        return HostLimit.parseShare(text)
                .orElseThrow(() -> members.createFailure(
                        key, "a whole number from 0 to " + MAX_HOSTS + ", or a share from 1% to 100%", Quote.of(text)));
    }

    private static SuccessThreshold readSuccess(JsonMembers members) {
        if (members == null) {
            return new SuccessThreshold(ALL, 0);
        }
        members.requireOnly("percent", "count");
        return new SuccessThreshold(
                readNumber(members, "percent", 0, ALL, ALL), readNumber(members, "count", 0, MAX_HOSTS, 0));
    }

    private static ErrorThreshold readError(JsonMembers members) {
        if (members == null) {
            return new ErrorThreshold(0, 1);
        }
        members.requireOnly("percent", "count");
        return new ErrorThreshold(
                readNumber(members, "percent", 0, ALL, 0), readNumber(members, "count", 1, MAX_HOSTS, 1));
    }

    private static RingTimes readTimes(JsonMembers members) {
        int silentHours = readNumber(members, "silent_hours", MIN_SILENT_HOURS, MAX_SILENT_HOURS, (int)
                RingTimes.DEFAULT_SILENT_AFTER.toHours());
        return new RingTimes(
                Duration.ofMinutes(readNumber(members, "soak_minutes", 0, MAX_SOAK_MINUTES, 0)),
                Duration.ofHours(silentHours));
    }

    private static HealthCheck readCheck(JsonMembers members) {
        if (members == null) {
            return null;
        }
        members.requireOnly("kind", "url");
        String word = members.getRequiredText("kind");
        String url = members.getRequiredText("url");
        return new HealthCheck(
                HealthCheck.Kind.of(word)
                        .orElseThrow(() ->
                                members.createFailure("kind", "one of " + HealthCheck.Kind.words(), Quote.of(word))),
                requireAddress(members, url));
    }

    private static String requireAddress(JsonMembers members, String url) {
        if (!isAddress(url)) {
            throw members.createFailure(
                    "url",
                    "an address with http or https, a host and no user, of at most " + MAX_URL_LENGTH + " characters",
                    Quote.of(url));
        }
        return url;
    }

    /** Whether it is an address that a check can have. */
    public static boolean isAddress(String url) {
        if (url.length() > MAX_URL_LENGTH) {
            return false;
        }
        try {
            URI uri = new URI(url);
            boolean isHttp = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            return isHttp && uri.getHost() != null && uri.getUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static int readNumber(JsonMembers members, String key, int least, int most, int otherwise) {
        Long number = members.getInteger(key);
        if (number == null) {
            return otherwise;
        }
        if (number < least || number > most) {
            throw members.createFailure(key, "a whole number from " + least + " to " + most, number.toString());
        }
        return number.intValue();
    }
}
