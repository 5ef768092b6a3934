package org.belay.organization.internal.rules;

/**
 * What is stored of one setting of one unit.
 *
 * @param content the value's text, null if the unit has no value of its own
 * @param revision grows with each change, 1 for the first
 * @param changedAt milliseconds since 1970
 */
record SettingRow(String content, boolean locked, int revision, long changedAt, String changedBy) {

    /** What a unit of which nothing is stored begins with. */
    static final SettingRow UNSAVED = new SettingRow(null, false, 0, 0, "");
}
