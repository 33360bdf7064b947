/**
 * What the database keeps for hosts of version 1 of the protocol, which do not report how actions ended: the answers that
 * they were given, and the runs that follow from them. Their requests are answered in {@code io.masif.master.endpoint}.
 *
 * <p>{@link io.masif.master.v1.ApprovedAnswerRecorder} stores an answer before it is given. When the host reports another plan,
 * {@link io.masif.master.v1.ConcludedRuns} asks {@link io.masif.master.v1.VanishedActions} which of its actions are done, and
 * {@link io.masif.master.v1.VersionOneRuns} writes them as a run; {@link io.masif.master.v1.SilentHosts} does the same for
 * hosts that report nothing any more.
 */
package io.masif.master.v1;
