package org.belay.organization.internal.rules;

import java.util.List;
import java.util.stream.Collectors;
import org.belay.api.refusal.Refused;
import org.belay.api.setting.SettingType;

/** Values of settings as JSON has them. */
final class JsonValues {

    private JsonValues() {}

    /**
     * The text of what a form sent; whether it is a value of the type, the type itself says.
     *
     * @throws Refused if JSON of that kind can be no value of the type
     */
    static String text(SettingType<?> type, Object json) {
        boolean several = isSeveral(type);
        if (several && json instanceof List<?> entries) {
            return entries.stream().map(each -> line(each)).collect(Collectors.joining("\n"));
        }
        if (!several && (json instanceof String || isNumber(json) || json instanceof Boolean)) {
            return json.toString();
        }
        throw Refused.field("invalid", "value", "It isn't of the right kind");
    }

    static boolean isSeveral(SettingType<?> type) {
        return type instanceof SettingType.Choices || type instanceof SettingType.Entries;
    }

    private static boolean isNumber(Object json) {
        return json instanceof Integer || json instanceof Long || json instanceof Double;
    }

    // One entry must not become two.
    private static String line(Object entry) {
        if (entry instanceof String text && text.indexOf('\n') < 0 && text.indexOf('\r') < 0) {
            return text;
        }
        throw Refused.field("invalid", "value", "Each entry must be one line");
    }
}
