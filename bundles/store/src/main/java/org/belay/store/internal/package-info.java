/**
 * The store: sessions and their event log in one database, on whatever {@code DataSource} service
 * bears {@code dataSourceName=belay}.
 *
 * <p><b>The schema is there when {@link org.belay.api.event.EventLog} is.</b> The services of this
 * bundle are registered once the migrations have run. Another bundle that keeps rows of its own in
 * the same database references the {@code DataSource} service <em>and</em> {@code EventLog}: with
 * the second reference satisfied its tables exist, and when the data source is exchanged both
 * references go and come together.
 */
package org.belay.store.internal;
