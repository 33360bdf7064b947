package io.masif.master.host;

/**
 * From what an answer was computed. With the same basis, all masters compute the same.
 *
 * @param approvalRevision the revision of the approvals
 * @param untilMillis until when they say the same, in milliseconds of the epoch; {@link Long#MAX_VALUE} for ever
 */
public record AnswerBasis(long approvalRevision, long untilMillis) {}
