package io.masif.master.housekeeping;

/** How many rows of each kind were removed. */
public record Removed(int hosts, int runs, int events, int sessions, int plans, int actions) {
    static final Removed NOTHING = new Removed(0, 0, 0, 0, 0, 0);

    @Override
    public String toString() {
        return "hosts=" + hosts + " runs=" + runs + " events=" + events + " sessions=" + sessions + " plans=" + plans
                + " actions=" + actions;
    }
}
