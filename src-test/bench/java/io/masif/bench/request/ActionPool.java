package io.masif.bench.request;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.wire.ActionJson;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The actions that the hosts' plans are drawn from, sorted by their digests, with their JSON made beforehand. */
public final class ActionPool {
    private final List<Offer> offers;

    /**
     * One action that a host may want.
     *
     * @param digest its hexadecimal digits
     * @param first its JSON in version 1 of the protocol
     * @param second its JSON in version 2
     */
    public record Offer(Action action, String digest, String first, String second) {}

    public ActionPool(int count) {
        List<Offer> all = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            all.add(offer("package-" + number, number));
        }
        all.sort(Comparator.comparing(Offer::digest));
        offers = List.copyOf(all);
    }

    /** All of them. */
    public List<Action> actions() {
        return offers.stream().map(Offer::action).toList();
    }

    int count() {
        return offers.size();
    }

    Offer get(int index) {
        return offers.get(index);
    }

    /** What a point release brings: an action that none of the others is. */
    static Offer release(int generation, int number) {
        return offer("release-" + generation + "-" + number, generation * 1000 + number);
    }

    private static Offer offer(String name, int number) {
        String from = "1." + number % 97 + ".2-3+deb12u1";
        String to = "1." + number % 97 + ".2-3+deb12u2";
        boolean security = number % 4 == 0;
        String release = security ? "Debian-Security:12/stable-security" : "Debian:12.15/stable";
        Action action = new Action(name, "amd64", Kind.UPDATE, from, to, List.of(release), security);
        String task = new JsonObject()
                .put("package", name)
                .put("action", "update")
                .put("from_version", from)
                .put("to_version", to + " " + release + " [amd64]")
                .encode();
        return new Offer(
                action, action.digest().hex(), task, ActionJson.write(action).encode());
    }
}
