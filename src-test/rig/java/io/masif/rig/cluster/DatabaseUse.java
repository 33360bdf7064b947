package io.masif.rig.cluster;

/** Which of several database servers the first and the second master and UI use. */
public enum DatabaseUse {
    /** Each prefers another server, and moves on to a further one when it does not answer. */
    EACH_PREFERS_ANOTHER,
    /** Each knows one server of its own, and never moves on. */
    EACH_HAS_ITS_OWN
}
