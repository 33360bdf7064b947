/**
 * Following an approval until it is executed.
 *
 * <p>Flow: {@code ApprovalFollower -> EventReader -> Progress}.
 */
package io.masif.cli.command.follow;
