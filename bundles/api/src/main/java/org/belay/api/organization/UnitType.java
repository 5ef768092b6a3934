package org.belay.api.organization;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * The kinds of units in the organization's tree (ORG-09, ORG-10). Which may lie below which is said
 * here once: trees, menus, drag and drop and imports follow it.
 */
public enum UnitType {
    /** The one unit without a parent; global settings belong to it. */
    ORGANIZATION(null),
    /** Root of the master administrators. */
    MASTER_ADMINISTRATORS(null),
    /** Root of administrators and their groups. */
    ADMINISTRATORS(null),
    /** Root of technician groups. */
    TECHNICIANS(null),
    /** Root of the channels, of which there is a fixed number (CHAN-03). */
    CHANNELS(null),
    /** Root of external technician groups. */
    EXTERNAL_TECHNICIANS(null),

    /** A way in for customers with a queue of its own. */
    CHANNEL("Channel"),
    /** Technicians with the same permissions and settings. */
    TECHNICIAN_GROUP("Technician group"),
    /** Somebody who supports customers. */
    TECHNICIAN("Technician"),
    /** Computers that may be reached while nobody is there. */
    COMPUTER_GROUP("Unattended computer group"),
    /** A computer that may be reached while nobody is there. */
    COMPUTER("Unattended computer"),
    /** Administrators with the same rights. */
    ADMINISTRATOR_GROUP("Administrator group"),
    /** Somebody with complete control (ORG-11). */
    MASTER_ADMINISTRATOR("Master administrator"),
    /** Somebody who manages the technician groups to which he is assigned. */
    ADMINISTRATOR("Administrator"),
    /** Says in a technician group that an administrator group manages it. */
    ADMINISTRATOR_GROUP_LINK("Administrator group link"),
    /** Says in a technician group that an administrator manages it (ORG-18). */
    ADMINISTRATOR_LINK("Administrator link"),
    /** External technicians with the same permissions. */
    EXTERNAL_TECHNICIAN_GROUP("External technician group"),
    /** Somebody from outside who may be invited (ORG-35). */
    EXTERNAL_TECHNICIAN("External technician"),
    /** Offers external technicians to a technician group or technician (ORG-36). */
    EXTERNAL_LINK("External link"),
    /** Says in a technician group that its members take a channel's sessions; audited as the channel. */
    CHANNEL_LINK("Channel");

    private final String auditName;
    private final String wireName = name().toLowerCase(Locale.ROOT).replace('_', '-');

    UnitType(String auditName) {
        this.auditName = auditName;
    }

    /** The name that pages use: {@code technician-group}. */
    public String wireName() {
        return wireName;
    }

    /**
     * The type of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static UnitType ofWireName(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** The name in reports, one of the thirteen of ORG-10; empty for roots, which never change. */
    public String auditName() {
        return auditName == null ? "" : auditName;
    }

    /** Whether it belongs to every organization and can be neither made, moved nor deleted. */
    public boolean isFixed() {
        return auditName == null || this == CHANNEL;
    }

    /** Whether somebody signs in as it. */
    public boolean isUser() {
        return this == MASTER_ADMINISTRATOR || this == ADMINISTRATOR || this == TECHNICIAN;
    }

    /** Whether it stands for a unit elsewhere, its target. */
    public boolean isLink() {
        return this == ADMINISTRATOR_LINK
                || this == ADMINISTRATOR_GROUP_LINK
                || this == EXTERNAL_LINK
                || this == CHANNEL_LINK;
    }

    /** The types of units that may hold it. */
    public Set<UnitType> parents() {
        return switch (this) {
            case ORGANIZATION -> EnumSet.noneOf(UnitType.class);
            case MASTER_ADMINISTRATORS,
                    ADMINISTRATORS,
                    TECHNICIANS,
                    CHANNELS,
                    EXTERNAL_TECHNICIANS ->
                    EnumSet.of(ORGANIZATION);
            case CHANNEL -> EnumSet.of(CHANNELS);
            case MASTER_ADMINISTRATOR -> EnumSet.of(MASTER_ADMINISTRATORS);
            case ADMINISTRATOR, ADMINISTRATOR_GROUP ->
                    EnumSet.of(ADMINISTRATORS, ADMINISTRATOR_GROUP);
            case TECHNICIAN_GROUP -> EnumSet.of(TECHNICIANS, TECHNICIAN_GROUP);
            case TECHNICIAN, ADMINISTRATOR_LINK, ADMINISTRATOR_GROUP_LINK, CHANNEL_LINK ->
                    EnumSet.of(TECHNICIAN_GROUP);
            case COMPUTER_GROUP -> EnumSet.of(TECHNICIAN_GROUP, COMPUTER_GROUP);
            case COMPUTER -> EnumSet.of(TECHNICIAN_GROUP, COMPUTER_GROUP, TECHNICIAN);
            case EXTERNAL_TECHNICIAN_GROUP ->
                    EnumSet.of(EXTERNAL_TECHNICIANS, EXTERNAL_TECHNICIAN_GROUP);
            case EXTERNAL_TECHNICIAN -> EnumSet.of(EXTERNAL_TECHNICIAN_GROUP);
            case EXTERNAL_LINK -> EnumSet.of(TECHNICIAN_GROUP, TECHNICIAN);
        };
    }

    /** The types of units that a link of this type may stand for; none if it is no link. */
    public Set<UnitType> targets() {
        return switch (this) {
            case ADMINISTRATOR_LINK -> EnumSet.of(ADMINISTRATOR);
            case ADMINISTRATOR_GROUP_LINK -> EnumSet.of(ADMINISTRATOR_GROUP);
            case EXTERNAL_LINK -> EnumSet.of(EXTERNAL_TECHNICIAN, EXTERNAL_TECHNICIAN_GROUP);
            case CHANNEL_LINK -> EnumSet.of(CHANNEL);
            default -> EnumSet.noneOf(UnitType.class);
        };
    }
}
