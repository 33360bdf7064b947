/** When hosts are told what is approved: all parts together, with real apt and a browser. */
package io.masif.system.delivery;
