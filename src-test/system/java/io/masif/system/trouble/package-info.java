/**
 * Tests of a fleet whose hosts have problems of each kind, that of {@code script/demo --trouble}.
 *
 * <p>Not here: what becomes of an approval on hosts without problems ({@code fleet}).
 *
 * <p>Flow: {@code TroubleScenarioTest -> Screenshots}.
 */
package io.masif.system.trouble;
