package org.belay.integration.webhook.internal;

import java.util.Locale;

/** What is posted, in the order of the posting (INT-17 to INT-49). */
enum Variable {
    SESSION_ID("SessionID"),
    TECH_ID("TechID"),
    TECH_SSO_ID("TechSSOID"),
    TECH_NAME("TechName"),
    TECH_EMAIL("TechEmail"),
    TECH_DESCR("TechDescr"),
    CFIELD_0("CField0"),
    CFIELD_1("CField1"),
    CFIELD_2("CField2"),
    CFIELD_3("CField3"),
    CFIELD_4("CField4"),
    CFIELD_5("CField5"),
    TRACKING_0("Tracking0"),
    CHAT_LOG("ChatLog"),
    NOTES("Notes"),
    WAITING_TIME("WaitingTime"),
    PICKUP_TIME("PickupTime"),
    CLOSING_TIME("ClosingTime"),
    WORK_TIME("WorkTime"),
    LAST_ACTION_TIME("LastActionTime"),
    TRANSMITTED("Transmitted"),
    PLATFORM("Platform"),
    TSURVEY_0("TSurvey0"),
    TSURVEY_1("TSurvey1"),
    TSURVEY_2("TSurvey2"),
    TSURVEY_3("TSurvey3"),
    TSURVEY_4("TSurvey4"),
    TSURVEY_5("TSurvey5"),
    TSURVEY_6("TSurvey6"),
    TSURVEY_7("TSurvey7"),
    TSURVEY_8("TSurvey8"),
    TSURVEY_9("TSurvey9");

    private final String parameter;

    Variable(String parameter) {
        this.parameter = parameter;
    }

    /** The name as form parameter. */
    String parameter() {
        return parameter;
    }

    /** The name as XML element. */
    String element() {
        return parameter.toLowerCase(Locale.ROOT);
    }
}
