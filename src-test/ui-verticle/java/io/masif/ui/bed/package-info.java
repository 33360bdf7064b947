/**
 * What the tests of several rooms share: a UI with its database, the rows that a master writes, a browser.
 *
 * <p>Not here: what the tests of other modules share as well (module rig), and fixtures of one room.
 *
 * <p>Flow: {@code ApiCase -> RunningUi -> MasterSchema, Rows -> Browser -> EventStreamReader}.
 */
package io.masif.ui.bed;
