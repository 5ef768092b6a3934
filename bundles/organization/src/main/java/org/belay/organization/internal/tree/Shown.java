package org.belay.organization.internal.tree;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.belay.api.organization.Account;
import org.belay.api.organization.Unit;
import org.belay.api.organization.UnitType;

/** The fields of a unit as requests and answers call them. */
final class Shown {

    private Shown() {}

    /** What its type has, never a password; with the revision. */
    static Map<String, Object> fields(Tree tree, Unit unit) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("revision", unit.revision());
        Account account = tree.account(unit.account()).orElse(null);
        for (Field each : Field.of(unit.type())) {
            switch (each) {
                case NAME -> fields.put("name", unit.name());
                case DESCRIPTION -> fields.put("description", unit.description());
                case ENABLED -> fields.put("enabled", unit.enabled());
                case NICKNAME -> put(fields, "nickname", account, Account::nickname);
                case EMAIL -> fields.put("email", account == null ? unit.email() : account.email());
                case SSO_ID -> put(fields, "ssoId", account, Account::ssoId);
                case MOBILE -> put(fields, "mobile", account, Account::mobile);
                case TECHNICIAN_GROUP ->
                        fields.put(
                                "technicianGroup",
                                tree.technician(unit.account()).map(Unit::parent).orElse(0));
                case RIGHTS ->
                        fields.put(
                                "rights",
                                unit.rights().stream()
                                        .sorted()
                                        .map(right -> right.wireName())
                                        .toList());
                case LABELS -> fields.put("labels", unit.labels().stream().sorted().toList());
                case BARRED -> fields.put("barred", unit.barred().stream().sorted().toList());
                case PASSWORD -> {
                    // written, never read
                }
            }
        }
        if (unit.type() == UnitType.TECHNICIAN) {
            fields.put("technicianGroup", unit.parent());
        }
        return fields;
    }

    private static void put(
            Map<String, Object> fields,
            String name,
            Account account,
            Function<Account, Object> value) {
        if (account != null) {
            fields.put(name, value.apply(account));
        }
    }
}
