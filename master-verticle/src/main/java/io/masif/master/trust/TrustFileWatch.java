package io.masif.master.trust;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the files of {@link Trust} again when they have changed, when other authorities have expired than those that count as
 * expired, also because the clock was set back, and after a failure.
 */
final class TrustFileWatch {
    private final TrustFiles files;
    private String fingerprint = "";
    private boolean isRetryNeeded;
    /** The content of a tls.crl whose lists are in force, and still have to be saved; null if there is none. */
    private ListContent unsavedLists;

    TrustFileWatch(TrustFiles files) {
        this.files = files;
    }

    /**
     * The content of the files.
     *
     * @param fileProblems why parts of it cannot be used
     * @param saveProblem why the lists could not be saved; empty if they were
     */
    record FileCheck(String fingerprint, Trust trust, List<String> fileProblems, Optional<String> saveProblem) {}

    /** Reads the files if necessary, one call after the other. Blocks. */
    FileCheck check(Trust inForce) {
        String current = files.fingerprint();
        boolean isValid = inForce.authorities().withExpiryAt(Instant.now()).equals(inForce.authorities());
        if (current.equals(fingerprint) && !isRetryNeeded && isValid) {
            return new FileCheck(current, inForce, List.of(), Optional.empty());
        }
        List<String> fileProblems = new ArrayList<>();
        TrustFiles.ReadTrust readTrust = files.read(inForce, fileProblems);
        unsavedLists = readTrust.listContent() == null ? unsavedLists : readTrust.listContent();
        Optional<String> saveProblem = files.saveLists(unsavedLists);
        unsavedLists = saveProblem.isEmpty() ? null : unsavedLists;
        boolean changedMeanwhile = !current.equals(files.fingerprint());
        isRetryNeeded = !fileProblems.isEmpty() || saveProblem.isPresent() || changedMeanwhile;
        return new FileCheck(current, readTrust.trust(), fileProblems, saveProblem);
    }

    /** The files need not be read again until they change, since their content is in force now. */
    void accept(FileCheck check) {
        fingerprint = check.fingerprint();
    }
}
