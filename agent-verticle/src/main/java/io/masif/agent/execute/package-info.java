/**
 * What happens between an approval and the start of apt. Which actions apt can execute together is in {@code select}, when a
 * refused or failed action is tried again in {@code retry}, and the run itself in {@code run}.
 *
 * <p>ExecuteApproved → ActionExecutor → RetrySchedule → Selector → Runs → ExecutionResult.
 */
package io.masif.agent.execute;
