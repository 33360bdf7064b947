/**
 * The runs of apt and dpkg that execute approved actions: start, recovery, progress and outcome. What a run executes is
 * decided in {@code select}.
 *
 * <p>Flow: {@link Runs} → {@link RunCommand} → {@link RunFolder} → {@link RunProcessWatcher} →
 * {@link OutcomeRecorder} → {@link OutcomeReader}.
 */
package io.masif.agent.run;
