package org.belay.organization.internal.rules;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.belay.api.organization.Unit;
import org.belay.api.refusal.Refused;
import org.belay.api.setting.SettingCheck;
import org.belay.api.setting.SettingDefinition;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks those who may object to a change of settings; one that fails keeps nobody from saving. */
@Component(service = SettingChecks.class)
public final class SettingChecks {

    private static final Logger LOG = LoggerFactory.getLogger(SettingChecks.class);

    private final SettingRules rules;
    private final List<SettingCheck> checks = new CopyOnWriteArrayList<>();

    /** Says with those what would be inherited. */
    @Activate
    public SettingChecks(@Reference SettingRules rules) {
        this.rules = rules;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void add(SettingCheck check) {
        checks.add(check);
    }

    void remove(SettingCheck check) {
        checks.remove(check);
    }

    /**
     * Goes on if none of them objects.
     *
     * @throws Refused the objections by key
     */
    void ask(Editor editor, List<SettingStep> steps) {
        if (editor.account().isEmpty() || checks.isEmpty()) {
            return;
        }
        Map<Integer, Map<String, Object>> values = new LinkedHashMap<>();
        for (SettingStep each : steps) {
            values.computeIfAbsent(each.unit().id(), unit -> new HashMap<>())
                    .put(each.key(), value(each));
        }
        Map<String, Refused> objections = new TreeMap<>();
        for (SettingCheck check : checks) {
            values.forEach(
                    (unit, wanted) -> {
                        try {
                            check.objections(
                                            unit,
                                            Map.copyOf(wanted),
                                            editor.account().get(),
                                            editor.address())
                                    .forEach(objections::putIfAbsent);
                        } catch (RuntimeException e) {
                            LOG.error("{} failed to check", check.getClass().getName(), e);
                        }
                    });
        }
        if (!objections.isEmpty()) {
            throw Refused.fields(objections);
        }
    }

    private Object value(SettingStep step) {
        return value(step.declared().definition(), step.unit(), step.after().content());
    }

    private <T> T value(SettingDefinition<T> setting, Unit unit, String content) {
        return content == null
                ? rules.holding(setting, unit.parent()).value()
                : setting.type().read(content);
    }
}
