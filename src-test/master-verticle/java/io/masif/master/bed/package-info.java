/**
 * What the tests of several packages share: a master with its database, agents and raw clients that talk to it, SQL.
 *
 * <p>Not here: what the tests of other modules share as well (module rig), and fixtures of one package.
 *
 * <p>Flow: {@code MasterCase -> RunningMaster -> HttpAgent, RawClient, Wire -> Sql}.
 */
package io.masif.master.bed;
