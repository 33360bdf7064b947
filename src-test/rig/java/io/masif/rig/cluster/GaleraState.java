package io.masif.rig.cluster;

import io.masif.boot.database.ConnectionFailure;
import io.masif.rig.database.EmbeddedDatabase;
import java.util.List;
import java.util.Optional;

/**
 * What a server of a cluster says of the cluster and of itself.
 *
 * @param configuration the number of the last change of members that it knows
 * @param members how many it knows, with itself
 * @param lastTransaction the number of the last one that it has
 * @param isSynced whether it has all that the others had when it joined them, and takes statements
 */
record GaleraState(String configuration, int members, String lastTransaction, boolean isSynced) {
    private static final String VARIABLES = """
            SELECT GROUP_CONCAT(VARIABLE_VALUE ORDER BY VARIABLE_NAME) FROM information_schema.GLOBAL_STATUS
            WHERE VARIABLE_NAME IN ('wsrep_cluster_conf_id', 'wsrep_cluster_size', 'wsrep_last_committed',
              'wsrep_local_state_comment', 'wsrep_ready')""";

    /** Empty if it has just closed the connection, as one does that joins the others again. */
    static Optional<GaleraState> of(EmbeddedDatabase server) {
        try {
            String[] values = server.execute(VARIABLES).get(0).split(",", -1);
            return Optional.of(new GaleraState(
                    values[0],
                    Integer.parseInt(values[1]),
                    values[2],
                    values[3].equals("Synced") && values[4].equals("ON")));
        } catch (IllegalStateException e) {
            if (ConnectionFailure.of(e) == ConnectionFailure.CONNECTION_ENDED) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * Whether these are all members of one cluster, and none lacks anything.
     *
     * @param states of all that run
     */
    static boolean isAgreement(List<Optional<GaleraState>> states) {
        return states.stream().distinct().count() == 1
                && states.get(0)
                        .filter(state -> state.members() == states.size() && state.isSynced())
                        .isPresent();
    }
}
