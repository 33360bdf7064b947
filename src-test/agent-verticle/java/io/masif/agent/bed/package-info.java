/**
 * What the tests of several packages share: a sandbox host, an agent on it as verticles or as a process, and a master that
 * answers as the test says.
 *
 * <p>Not here: what the tests of other modules share as well (module rig), and fixtures of one package.
 *
 * <p>Flow: {@code HostCase -> SandboxHost -> KillableAgent -> FakeMaster}.
 */
package io.masif.agent.bed;
