/** The clocks of hosts, compared with the database's. */
package io.masif.master.clock;
