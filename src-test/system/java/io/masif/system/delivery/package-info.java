/** When approvals are handed out: all parts together, with real apt and a browser. */
package io.masif.system.delivery;
