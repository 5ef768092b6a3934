package org.belay.organization.internal.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.belay.api.audit.AuditEntry;
import org.belay.api.audit.AuditEntry.Action;
import org.belay.api.audit.AuditEntry.Change;
import org.belay.api.setting.SettingDefinition;
import org.belay.api.setting.SettingType;
import org.belay.organization.internal.rules.Declarations.Declared;

/** Changed settings in the words of the audit (REP-R23). */
final class SettingAudit {

    private final Register register;

    SettingAudit(Register register) {
        this.register = register;
    }

    List<AuditEntry> entries(SettingStep step) {
        SettingDefinition<?> setting = step.declared().definition();
        SettingRow before = step.before();
        SettingRow after = step.after();
        String section = register.section(setting.section(), List.of());
        String field = words(step.declared(), "");
        List<AuditEntry> entries = new ArrayList<>();
        if (!Objects.equals(before.content(), after.content())) {
            entries.add(
                    new AuditEntry(
                            step.unit().type().auditName(),
                            step.unit().id(),
                            step.unit().name(),
                            Change.CHANGE,
                            section,
                            field,
                            shown(step.declared(), before.content()),
                            state(setting, before.content()),
                            shown(step.declared(), after.content()),
                            state(setting, after.content())));
        }
        if (before.locked() != after.locked()) {
            entries.add(
                    AuditEntry.switched(
                            step.unit(),
                            section,
                            field,
                            AuditWords.locked(before.locked()),
                            AuditWords.locked(after.locked())));
        }
        return entries;
    }

    private static Action state(SettingDefinition<?> setting, String content) {
        if (content == null) {
            return Action.NOT_SET;
        }
        return setting.type() instanceof SettingType.Flag
                ? AuditWords.selected(Boolean.parseBoolean(content))
                : Action.SET;
    }

    private static String shown(Declared<SettingDefinition<?>> declared, String content) {
        if (content == null || declared.definition().type() instanceof SettingType.Flag) {
            return "";
        }
        return declared.definition().type() instanceof SettingType.Choice
                ? words(declared, "." + content)
                : content;
    }

    private static String words(Declared<SettingDefinition<?>> declared, String part) {
        String key = declared.definition().key();
        return declared.texts()
                .find("setting." + key + part, List.of())
                .orElse(part.isEmpty() ? key : part.substring(1));
    }
}
