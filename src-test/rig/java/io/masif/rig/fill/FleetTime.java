package io.masif.rig.fill;

import io.masif.domain.Digest;
import io.masif.rig.synthetic.Dice;
import io.masif.rig.synthetic.HostProfile;
import io.masif.rig.synthetic.UpdateSchedule;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;

/**
 * When it all happened: runs at night on weekends, approvals in office hours before.
 *
 * @param now the present by the database's clock
 */
record FleetTime(Instant now) {
    private static final int WINDOW_MINUTES = 8 * 60;
    private static final int LATEST_ROUND_HOURS = 60;
    private static final Duration NEWEST_WEEKEND = Duration.ofDays(4);
    private static final Duration OLDEST_RUN = Duration.ofDays(178);

    /** When the maintenance of that round begins: Saturday at 22:00 UTC, or for round 0 some days ago. */
    Instant round(int round) {
        if (round == 0) {
            return now.minus(Duration.ofHours(LATEST_ROUND_HOURS));
        }
        ZonedDateTime saturday = now.minus(NEWEST_WEEKEND)
                .atZone(ZoneOffset.UTC)
                .with(TemporalAdjusters.previous(DayOfWeek.SATURDAY))
                .with(LocalTime.of(22, 0));
        return saturday.minusWeeks(round - 1L).toInstant();
    }

    /** When a host's run of that round starts; a fifth of the hosts is updated some days before the others. */
    Instant run(HostProfile host, int round, Dice dice) {
        Duration lead = host.number() % 5 == 0 && round > 0 ? Duration.ofHours(74) : Duration.ZERO;
        Instant start = round(round)
                .minus(lead)
                .plusSeconds(60L * dice.below(WINDOW_MINUTES))
                .plusMillis(dice.below(60_000));
        Instant oldest = now.minus(OLDEST_RUN);
        return start.isBefore(oldest) ? oldest : start;
    }

    /** When what a round executes is approved: in the office hours of the two days before. */
    Instant decision(int round, Dice dice) {
        return round(round)
                .minus(Duration.ofHours(38 + 24L * dice.below(2) + (dice.percent(20) ? 72 : 0)))
                .plusSeconds(dice.below(9 * 3600))
                .plusMillis(dice.below(1000));
    }

    /** When an action was first reported. */
    Instant firstSeen(Digest action, int round) {
        Dice dice = Dice.of("first seen", action.hex());
        return round == 0
                ? now.minus(Duration.ofMinutes(dice.between(90, 12 * 24 * 60)))
                : round(round).minus(Duration.ofHours(dice.between(90, 160)));
    }

    /** When a host was first seen; most of them are older than the runs that are kept. */
    Instant joined(HostProfile host) {
        Dice dice = Dice.of("joined", host.number());
        int days = dice.percent(82) ? dice.between(UpdateSchedule.ROUNDS * 7 + 20, 800) : dice.between(4, 180);
        return now.minus(Duration.ofDays(days)).minusSeconds(dice.below(86_400));
    }
}
