package org.belay.core.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The catalogue once more, as simply as can be and without a line of the engine: what each of the
 * cast sees, and what becomes of it when a sentence is spoken or a minute passes. Wrong answers of
 * the engine show as differences from this.
 */
final class Model {

    private static final long CONNECTING = 10;
    private static final long WAITING = 120;
    private static final long IDLE = 60;
    private static final long TO_OFFLINE = 5;
    private static final long TWO_WEEKS = 14 * 24 * 60;
    private static final Set<String> DESK = Set.of("Mara", "Nora");
    private static final Set<String> LAB = Set.of("Tom", "Olaf");
    private static final List<String> CAST = List.of("Mara", "Tom", "Nora", "Olaf", "Greta", "Eve");

    /** Somebody beside the lead. */
    private static final class Mate {
        String state;
        long actedAt;
        boolean mayHold = true;

        Mate(String state, long now) {
            this.state = state;
            this.actedAt = now;
        }

        boolean takesPart() {
            return !state.equals("invited");
        }
    }

    private final Map<String, Mate> company = new LinkedHashMap<>();
    private final Map<String, String> kept = new TreeMap<>();
    private final Set<String> mayNotHandOver;
    private String lead;
    private boolean owesTerms;
    private boolean chatOff;
    private boolean joined;
    private boolean served;
    private boolean held;
    private boolean known;
    private boolean over;
    private String loss;
    private Set<String> recipients;
    private String singleRecipient;
    private String offered;
    private long now;
    private long changedAt;
    private long actedAt;
    private long handedAt;

    /**
     * A new session.
     *
     * @param lead null if it came through the Desk
     */
    Model(String lead, Set<String> mayNotHandOver) {
        this.lead = lead;
        this.mayNotHandOver = mayNotHandOver;
    }

    /** Its customer has terms to accept. */
    Model withTerms() {
        owesTerms = true;
        return this;
    }

    boolean isOver() {
        return over;
    }

    String lead() {
        return lead;
    }

    boolean withheldFrom(String who) {
        return company.containsKey(who) && !company.get(who).mayHold;
    }

    /** In the same words as {@link Scene#then}. */
    String views() {
        String views =
                CAST.stream()
                        .filter(each -> seen(each) != null)
                        .map(each -> each + " " + seen(each))
                        .collect(Collectors.joining(", "));
        return views.isEmpty() ? "nobody" : views;
    }

    private String seen(String who) {
        if (over) {
            return kept.get(who);
        }
        Mate mate = company.get(who);
        if (mate != null && (mate.takesPart() || !isRecipient(who) || who.equals("Eve"))) {
            if (!mate.takesPart()) {
                return "invitation";
            }
            boolean onHold = held || mate.state.equals("aside");
            return loss != null ? loss : onHold ? "on-hold" : "collaborating";
        }
        if (isLead(who)) {
            return loss != null ? loss : leads();
        }
        if (isRecipient(who)) {
            return loss != null ? loss : "incoming";
        }
        return null;
    }

    private boolean isLead(String who) {
        return lead == null ? DESK.contains(who) && !isRecipient(who) : who.equals(lead);
    }

    private boolean isRecipient(String who) {
        return recipients != null && recipients.contains(who);
    }

    /** What its lead sees, or saw before the loss. */
    private String leads() {
        if (!joined) {
            return "connecting";
        }
        if (recipients != null) {
            return "outgoing";
        }
        return !served ? "waiting" : held ? "on-hold" : "active";
    }

    private boolean leadSees(String... statuses) {
        return !over && loss == null && List.of(statuses).contains(leads());
    }

    /** Whether anything happens; if not, it is refused or is already so. */
    boolean hear(String sentence) {
        String[] words = sentence.split(" ", 2);
        switch (words[0]) {
            case "the":
                return outside(words[1]);
            case "routing":
                return routing(words[1]);
            case "administrator":
                return administrator(words[1]);
            default:
                boolean granted = technician(words[0], words[1]);
                if (granted && !words[1].equals("is deleted")) {
                    act(words[0]);
                }
                return granted;
        }
    }

    private void act(String who) {
        if (!over) {
            actedAt = now;
            if (company.containsKey(who)) {
                company.get(who).actedAt = now;
            }
        }
    }

    private boolean outside(String what) {
        switch (what) {
            case "customer comes", "line is back":
                if (over || owesTerms || (joined && loss == null)) {
                    return false;
                }
                if (!joined) {
                    joined = true;
                    actedAt = now;
                }
                loss = null;
                changedAt = now;
                return true;
            case "device is known":
                boolean news = !over && !known;
                known |= news;
                return news;
            case "line breaks":
                return lose("reconnecting", joined && loss == null);
            case "device restarts":
                boolean begins = restarts();
                if (begins) {
                    act("customer");
                }
                return begins;
            case "customer leaves":
                return !over && end(served ? "closed" : "closed-by-waiting-customer", true);
            case "customer accepts the terms":
                boolean accepts = owesTerms && !over;
                owesTerms &= over;
                return accepts;
            case "customer declines the terms":
                return owesTerms && !over && end("closed-by-waiting-customer", true);
            case "customer says":
                if (over || !joined || chatOff) {
                    return false;
                }
                act("customer");
                return true;
            default:
                throw new IllegalArgumentException(what);
        }
    }

    private boolean restarts() {
        return lose("rebooting", joined && (loss == null || loss.equals("reconnecting")));
    }

    private boolean lose(String how, boolean possible) {
        if (over || !possible) {
            return false;
        }
        loss = how;
        changedAt = now;
        return true;
    }

    /** The end, and in whose lists it stays. */
    private boolean end(String leadSees, boolean keptByLead) {
        if (keptByLead && lead != null) {
            boolean untouched = leadSees.equals("closed-by-waiting-customer");
            if (!untouched || recipients != null) {
                kept.put(lead, leadSees);
            }
        }
        company.forEach(
                (who, mate) -> {
                    if (mate.takesPart() && !isGuest(who)) {
                        kept.put(who, "closed");
                    }
                });
        over = true;
        return true;
    }

    private boolean routing(String what) {
        String object = what.substring(what.lastIndexOf(' ') + 1);
        if (what.equals("notes")) {
            return true;
        }
        if (what.equals("says")) {
            return !over && joined;
        }
        return what.startsWith("assigns")
                ? assigns(object)
                : leadSees("waiting") && handsOver(null, object);
    }

    private boolean administrator(String what) {
        String object = what.substring(what.lastIndexOf(' ') + 1);
        switch (what.split(" ")[0]) {
            case "assigns":
                return assigns(object);
            case "hands":
                return leadSees("waiting", "active", "on-hold") && handsOver(null, object);
            case "holds":
                return leadSees("active") && hold();
            case "ends":
                return !over && joined && end("closed", true);
            default:
                Mate known = company.get("Greta");
                boolean there = "Greta".equals(lead) || (known != null && known.takesPart());
                if (!leadSees("active") || there || company.size() >= 10) {
                    return false;
                }
                company.computeIfAbsent("Greta", each -> new Mate("with", now)).state = "with";
                act("Greta");
                return true;
        }
    }

    private boolean assigns(String who) {
        return leadSees("waiting", "outgoing") && !who.equals("Eve") && start(who);
    }

    private boolean start(String who) {
        if (held) {
            endHold();
        }
        lead = who;
        part(who);
        recipients = null;
        served = true;
        changedAt = now;
        actedAt = now;
        return true;
    }

    private void part(String who) {
        company.remove(who);
        if (who.equals(offered)) {
            offered = null;
        }
    }

    private void endHold() {
        held = false;
        company.values().stream()
                .filter(mate -> mate.state.equals("with"))
                .forEach(mate -> mate.actedAt = now);
    }

    private boolean hold() {
        held = true;
        recipients = null;
        offered = null;
        actedAt = now;
        if (loss == null) {
            changedAt = now;
        }
        return true;
    }

    /** By somebody, or from outside if he is null. */
    private boolean handsOver(String by, String to) {
        Set<String> group = to.equals("Desk") ? DESK : to.equals("Lab") ? LAB : null;
        if (group == null) {
            boolean hisAlready = to.equals(lead) && recipients == null;
            boolean takesPart = company.containsKey(to) && company.get(to).takesPart();
            if (hisAlready || to.equals(by) || to.equals("Eve") || takesPart) {
                return false;
            }
        }
        if (by != null && !(company.containsKey(by) && company.get(by).takesPart())) {
            lead = by;
            company.remove(by);
        }
        if (held) {
            endHold();
        }
        offered = null;
        recipients = group == null ? Set.of(to) : group;
        singleRecipient = group == null ? to : null;
        changedAt = now;
        actedAt = now;
        handedAt = now;
        return true;
    }

    private boolean technician(String who, String what) {
        String object = what.substring(what.lastIndexOf(' ') + 1);
        String seen = seen(who);
        if (what.equals("is deleted")) {
            return !over && isDeleted(who);
        }
        if (what.equals("restarts the device")) {
            return restarts();
        }
        if (over) {
            return afterTheEnd(who, what);
        }
        if (seen == null) {
            return false;
        }
        Mate mate = company.get(who);
        boolean invited = seen.equals("invitation");
        boolean collaborates = mate != null && mate.takesPart();
        boolean leading = isLead(who) && !collaborates && !invited;
        boolean mine = lead != null && leading;
        boolean dismissing = mine && (loss != null || leadSees("active", "on-hold", "outgoing"));
        boolean working = collaborates || (mine && served);
        boolean guest = isGuest(who);
        switch (what.split(" ")[0]) {
            case "starts":
                return starts(who, seen, leading, collaborates);
            case "ends":
                if (collaborates || (invited && !guest)) {
                    part(who);
                    return true;
                }
                return mine && (loss != null || leadSees("active")) && end("", false);
            case "holds":
                return !guest && holds(mine, collaborates ? mate : null);
            case "hands":
                boolean may =
                        (leading && leadSees("waiting"))
                                || (mine && leadSees("active", "on-hold"))
                                || (seen.equals("incoming"))
                                || (seen.equals("collaborating") && leadSees("active"));
                return may && !guest && !mayNotHandOver.contains(who) && handsOver(who, object);
            case "invites":
                boolean fresh = !object.equals(lead) && !company.containsKey(object);
                if (!mine || !leadSees("active") || !fresh || company.size() >= 10) {
                    return false;
                }
                company.put(object, new Mate("invited", now));
                company.get(object).mayHold = !what.contains("without hold");
                return true;
            case "dismisses":
                if (!dismissing || !company.containsKey(object)) {
                    return false;
                }
                part(object);
                return true;
            case "withholds", "gives":
                if (!dismissing || !company.containsKey(object)) {
                    return false;
                }
                company.get(object).mayHold = what.startsWith("gives");
                return true;
            case "offers":
                boolean here =
                        company.containsKey(object) && company.get(object).state.equals("with");
                if (!mine || !leadSees("active") || !here || object.equals("Eve")) {
                    return false;
                }
                offered = object;
                return true;
            case "takes":
                if (!mine || !leadSees("active") || company.isEmpty()) {
                    return false;
                }
                offered = null;
                return true;
            case "accepts":
                return seen.equals("collaborating")
                        && leadSees("active")
                        && who.equals(offered)
                        && swapLead(who);
            case "says":
                return working && !chatOff;
            case "switches":
                boolean off = what.endsWith("off");
                boolean switches = mine && served && recipients == null && off != chatOff;
                chatOff = switches ? off : chatOff;
                return switches;
            case "whispers":
                return working && !company.isEmpty();
            case "sends":
                return (mine && leadSees("active")) || seen.equals("collaborating");
            case "renames":
                return mine && leadSees("active");
            case "notes":
                return (collaborates && !guest) || mine;
            case "writes":
                return (mine && leadSees("active", "on-hold"))
                        || (!guest && seen.equals("collaborating"))
                        || (!guest && collaborates && seen.equals("on-hold"));
            default:
                throw new IllegalArgumentException(what);
        }
    }

    private static boolean isGuest(String who) {
        return who.equals("Eve");
    }

    private boolean isDeleted(String who) {
        if (who.equals(lead)) {
            return end("", false);
        }
        boolean was = company.containsKey(who);
        part(who);
        return was;
    }

    private boolean afterTheEnd(String who, String what) {
        if (what.equals("notes")) {
            return kept.containsKey(who) || who.equals(lead);
        }
        return what.equals("ends") && kept.remove(who) != null;
    }

    private boolean starts(String who, String seen, boolean leading, boolean collaborates) {
        if (seen.equals("invitation") || (collaborates && seen.equals("on-hold") && !held)) {
            boolean may = collaborates || leadSees("active");
            if (may) {
                company.get(who).state = "with";
            }
            return may;
        }
        boolean may =
                seen.equals("incoming")
                        || (leading && List.of("waiting", "on-hold", "outgoing").contains(seen));
        return may && start(who);
    }

    private boolean holds(boolean mine, Mate mate) {
        if (mate != null) {
            boolean may = mate.mayHold && mate.state.equals("with") && !held && loss == null;
            if (may) {
                mate.state = "aside";
                company.forEach(
                        (who, each) -> {
                            if (each == mate && who.equals(offered)) {
                                offered = null;
                            }
                        });
            }
            return may;
        }
        boolean active = leads().equals("active");
        boolean calledBack = leads().equals("outgoing") && served && loss == null;
        return mine && (active || calledBack) && hold();
    }

    private boolean swapLead(String who) {
        String former = lead;
        part(who);
        company.put(former, new Mate("with", now));
        lead = who;
        offered = null;
        changedAt = now;
        return true;
    }

    /** Minute by minute. */
    void pass(long minutes) {
        for (long i = 0; i < minutes && !over; i++) {
            now++;
            minutePassed();
        }
    }

    private void minutePassed() {
        boolean untouched = leads().equals("outgoing") && !served;
        boolean idle =
                (leads().equals("active") || (leads().equals("outgoing") && served))
                        && now - actedAt >= IDLE;
        boolean unserved =
                (leads().equals("connecting") && now - changedAt >= CONNECTING)
                        || (leads().equals("waiting") && now - changedAt >= WAITING)
                        || (untouched && now - handedAt >= WAITING);
        if (idle) {
            kept.put(lead, "timed-out");
            if (recipients != null && singleRecipient != null) {
                kept.put(singleRecipient, "timed-out");
            }
        }
        if (idle || unserved) {
            over = true;
            return;
        }
        for (String who : new ArrayList<>(company.keySet())) {
            Mate mate = company.get(who);
            if (!held && mate.state.equals("with") && now - mate.actedAt >= IDLE) {
                part(who);
            }
        }
        if (loss != null && !loss.equals("offline") && now - changedAt >= TO_OFFLINE) {
            loss = "offline";
            changedAt = now;
        }
        over = now - changedAt >= TWO_WEEKS;
    }

    /** All sentences that anybody could speak, each once. */
    static List<String> sentences() {
        Set<String> all = new HashSet<>();
        List<String> targets = new ArrayList<>(CAST);
        targets.add("Desk");
        targets.add("Lab");
        for (String who : CAST) {
            for (String act :
                    List.of(
                            "starts",
                            "ends",
                            "holds",
                            "says",
                            "whispers",
                            "renames",
                            "notes",
                            "writes the note",
                            "sends an address",
                            "switches the chat off",
                            "switches the chat on",
                            "restarts the device",
                            "takes the offer back",
                            "accepts the lead",
                            "is deleted")) {
                all.add(who + " " + act);
            }
            for (String whom : CAST) {
                all.add(who + " invites " + whom);
                all.add(who + " invites without hold " + whom);
                all.add(who + " dismisses " + whom);
                all.add(who + " withholds hold from " + whom);
                all.add(who + " gives hold back to " + whom);
                all.add(who + " offers the lead to " + whom);
            }
            targets.forEach(to -> all.add(who + " hands over to " + to));
        }
        for (String who : CAST) {
            all.add("administrator assigns " + who);
            all.add("routing assigns " + who);
        }
        for (String to : targets) {
            all.add("administrator hands over to " + to);
            all.add("routing hands over to " + to);
        }
        all.addAll(
                List.of(
                        "administrator holds",
                        "administrator ends",
                        "administrator joins",
                        "routing says",
                        "routing notes",
                        "the customer comes",
                        "the customer says",
                        "the customer accepts the terms",
                        "the customer declines the terms",
                        "the customer leaves",
                        "the line breaks",
                        "the device is known",
                        "the device restarts"));
        return all.stream().sorted().toList();
    }
}
