/**
 * The package lists: their refresh, origins, dates and validity. What apt computes from them is not here.
 *
 * <p>Flow: {@link ListRefresher} → {@link RefreshFailure}; {@link ReleaseFiles} → {@link ReleaseDate} →
 * {@link ListsCondition}.
 */
package io.masif.agent.lists;
