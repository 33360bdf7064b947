package io.masif.fuzz;

import io.masif.fuzz.bed.Bed;
import io.masif.fuzz.check.AptTarget;
import io.masif.fuzz.check.ConfigureTarget;
import io.masif.fuzz.check.GateTarget;
import io.masif.fuzz.check.Target;
import io.masif.fuzz.server.HttpTarget;
import io.masif.fuzz.server.ReportTarget;

/** What can be fuzzed, as {@code --only} names it. */
enum Subject {
    /** What apt prints. */
    APT {
        @Override
        Target open(Bed bed) {
            return new AptTarget();
        }
    },
    /** Reports of version 1. */
    V1 {
        @Override
        Target open(Bed bed) {
            return ReportTarget.createV1(bed.parts());
        }
    },
    /** Reports of version 2. */
    V2 {
        @Override
        Target open(Bed bed) {
            return ReportTarget.createV2(bed.parts());
        }
    },
    /** Requests to each port. */
    HTTP {
        @Override
        Target open(Bed bed) {
            return new HttpTarget(bed.parts());
        }
    },
    /** What apt sends to the gate. */
    GATE {
        @Override
        Target open(Bed bed) {
            return new GateTarget(bed.folder().resolve("gate"));
        }
    },
    /** The list of what dpkg is to configure. */
    CONFIGURE {
        @Override
        Target open(Bed bed) {
            return new ConfigureTarget(bed.folder().resolve("configure"));
        }
    };

    abstract Target open(Bed bed);
}
