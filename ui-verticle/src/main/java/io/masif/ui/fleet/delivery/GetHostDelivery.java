package io.masif.ui.fleet.delivery;

import io.masif.delivery.Delivery;
import io.masif.delivery.DeliveryRecords.GroupWindow;
import io.masif.delivery.DeliveryRules;
import io.masif.failure.Failure;
import io.masif.schedule.Period;
import io.masif.text.Quote;
import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.language.Text;
import io.masif.ui.store.HostRecord;
import io.masif.ui.view.delivery.HostDelivery;
import java.time.Instant;
import java.util.Optional;

/** When approvals are handed out to a host, or not found. */
public record GetHostDelivery(String name) implements IndexQuery<HostDelivery> {
    @Override
    public HostDelivery answer(IndexView index) {
        HostRecord host = index.fleet().host(name);
        if (host == null) {
            throw Failure.of(Failure.Code.NOT_FOUND, Text.of("refusal.no-host", Quote.of(name)));
        }
        DeliveryRules rules = index.fleet().delivery().rules();
        Delivery now = rules.find(host.id(), index.now());
        Optional<Instant> start = rules.findNextStart(host.id(), index.now());
        Optional<GroupWindow> window = start.flatMap(moment -> rules.findOpenWindow(host.id(), moment));
        return new HostDelivery(
                now,
                window.isEmpty()
                        ? null
                        : new Period(
                                start.get(), rules.find(host.id(), start.get()).until()),
                window.map(each -> each.window().zone()).orElse(null),
                rules.findFreeze(host.id(), index.now()).orElse(null));
    }
}
