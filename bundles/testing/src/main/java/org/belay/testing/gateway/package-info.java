/** Starts the built distribution as an administrator would, and speaks with it as its users do. */
package org.belay.testing.gateway;
