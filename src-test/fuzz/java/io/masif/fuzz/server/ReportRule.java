package io.masif.fuzz.server;

import io.masif.fuzz.bed.Response;
import io.masif.fuzz.bed.StoredData;
import java.util.List;
import java.util.Optional;

/** What has to be so when a report was accepted. */
interface ReportRule {
    /** The version of the protocol, as on the command line. */
    String name();

    /**
     * What is not so.
     *
     * @param host what is stored of the host now
     */
    Optional<String> findFault(byte[] body, Response response, Optional<StoredData.StoredHost> host);

    /** The ids of the runs that a report has, each once; none if it is not valid. */
    default List<String> getRunIds(byte[] body) {
        return List.of();
    }

    /** What is wrong with a stored run. */
    default Optional<String> findFault(byte[] body, String id, Optional<StoredData.StoredRun> run) {
        return Optional.empty();
    }
}
