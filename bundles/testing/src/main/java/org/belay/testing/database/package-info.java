/** Real databases for tests and benches: an embedded Derby and a PostgreSQL server of one's own. */
package org.belay.testing.database;
