package io.masif.master.housekeeping;

/** The number of rows removed from each table. */
public record RemovedRows(int hosts, int runs, int events, int sessions, int plans, int actions, int instances) {
    static final RemovedRows NONE = new RemovedRows(0, 0, 0, 0, 0, 0, 0);

    @Override
    public String toString() {
        return "hosts=" + hosts + " runs=" + runs + " events=" + events + " sessions=" + sessions + " plans=" + plans
                + " actions=" + actions + " instances=" + instances;
    }
}
