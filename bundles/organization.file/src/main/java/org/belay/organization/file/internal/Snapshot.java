package org.belay.organization.file.internal;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.belay.api.organization.Account;
import org.belay.api.organization.Accounts;
import org.belay.api.organization.AdministratorRight;
import org.belay.api.organization.Directory;
import org.belay.api.organization.Labels;
import org.belay.api.organization.OwnRules;
import org.belay.api.organization.Unit;
import org.belay.api.organization.UnitType;

/** The organization as a document, read from memory. */
final class Snapshot {

    private final Directory directory;
    private final Accounts accounts;
    private final Labels labels;
    private final OwnRules rules;

    Snapshot(Directory directory, Accounts accounts, Labels labels, OwnRules rules) {
        this.directory = directory;
        this.accounts = accounts;
        this.labels = labels;
        this.rules = rules;
    }

    Document take() {
        Unit organization = directory.find(Directory.ORGANIZATION).orElseThrow();
        return new Document(labels.all().stream().sorted().toList(), entry(organization));
    }

    private Entry entry(Unit unit) {
        List<Entry> contains = new ArrayList<>();
        for (Unit each : directory.children(unit.id())) {
            if (!each.type().isLink()) {
                contains.add(entry(each));
            }
        }
        return new Entry(
                0,
                unit.id(),
                unit.type(),
                sameAs(unit),
                fields(unit),
                new Entry.Rules(
                        rules.permissions(unit.id(), false),
                        rules.permissions(unit.id(), true),
                        rules.settings(unit.id())),
                contains);
    }

    private int sameAs(Unit unit) {
        return unit.type() == UnitType.TECHNICIAN
                ? directory.administrator(unit.account()).map(Unit::id).orElse(0)
                : 0;
    }

    /** The unit's fields that aren't at their default. */
    Map<Field, List<String>> fields(Unit unit) {
        Map<Field, List<String>> fields = new EnumMap<>(Field.class);
        boolean secondPlace = sameAs(unit) != 0;
        for (Field each : Field.values()) {
            if (each.isOf(unit.type()) && (!secondPlace || Field.OF_PLACE.contains(each))) {
                List<String> value = value(unit, each);
                if (!value.equals(each.byDefault())) {
                    fields.put(each, value);
                }
            }
        }
        return fields;
    }

    private List<String> value(Unit unit, Field field) {
        return switch (field) {
            case NAME -> text(unit.name());
            case DESCRIPTION -> text(unit.description());
            case NICKNAME ->
                    // Whoever chose none shows his name, which may change.
                    text(
                            of(unit, Account::nickname)
                                    .filter(n -> !n.equals(unit.name()))
                                    .orElse(""));
            case EMAIL -> text(of(unit, Account::email).orElse(unit.email()));
            case SSO_ID -> text(of(unit, Account::ssoId).orElse(""));
            case MOBILE -> List.of(of(unit, Account::mobile).orElse(false).toString());
            case ENABLED -> List.of(Boolean.toString(unit.enabled()));
            case RIGHTS ->
                    unit.rights().stream().sorted().map(AdministratorRight::wireName).toList();
            case LABELS -> unit.labels().stream().sorted().toList();
            case TECHNICIAN_GROUP ->
                    ids(directory.technician(unit.account()).stream().map(Unit::parent));
            case ADMINISTRATORS, CHANNELS, EXTERNAL_TECHNICIANS ->
                    ids(links(unit.id(), field).map(Unit::target));
            case BARRED -> ids(unit.barred().stream());
        };
    }

    /** The links of a unit that stand for that field. */
    Stream<Unit> links(int unit, Field field) {
        return directory.children(unit).stream()
                .filter(each -> field.links().contains(each.type()));
    }

    private <T> Optional<T> of(Unit unit, Function<Account, T> what) {
        return unit.account() == 0 ? Optional.empty() : accounts.find(unit.account()).map(what);
    }

    private static List<String> text(String text) {
        return text.isEmpty() ? List.of() : List.of(text);
    }

    private static List<String> ids(Stream<Integer> ids) {
        return ids.sorted().distinct().map(String::valueOf).toList();
    }
}
