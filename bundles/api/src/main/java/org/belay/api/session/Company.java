package org.belay.api.session;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Who has to do with a session beside its lead technician.
 *
 * @param transfer the latest handing over, null if there was none
 * @param participants everybody who was invited, in the order in which they were; without the lead
 * @param handOff account of the collaborator to whom the lead is offered, 0 for none (SES-251)
 * @param kept accounts of those in whose lists the session still stands after its end (SES-24)
 */
public record Company(
        Transfer transfer, List<Participant> participants, int handOff, Set<Integer> kept) {

    /** The most who may be invited to one session beside the lead. */
    public static final int MOST_PARTICIPANTS = 10;

    /** Nobody else. */
    public static final Company NONE = new Company(null, List.of(), 0, Set.of());

    /** Makes the collections unmodifiable. */
    public Company {
        participants = List.copyOf(participants);
        kept = Set.copyOf(kept);
    }

    /** The handing over that is on its way, empty if there is none. */
    public Optional<Transfer> pending() {
        return Optional.ofNullable(transfer).filter(Transfer::pending);
    }

    /** The technician of that account, if he was invited. */
    public Optional<Participant> participant(int account) {
        for (Participant each : participants) {
            if (each.id() == account) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** With that handing over. */
    public Company transferred(Transfer newTransfer) {
        return new Company(Objects.requireNonNull(newTransfer), participants, 0, kept);
    }

    /** With no handing over on its way: called back, it never was; taken up, it stays known. */
    public Company settled(boolean takenUp) {
        if (pending().isEmpty()) {
            return this;
        }
        return new Company(takenUp ? transfer.takenUp() : null, participants, handOff, kept);
    }

    /** With that participant, new or in place of what he was. */
    public Company with(Participant participant) {
        List<Participant> others = new ArrayList<>(participants);
        int index = indexOf(participant.id());
        if (index < 0) {
            others.add(participant);
        } else {
            others.set(index, participant);
        }
        return new Company(transfer, others, handOff, kept);
    }

    /** With one participant changed; the same if he isn't among them. */
    public Company changing(int account, UnaryOperator<Participant> change) {
        return participant(account).map(each -> with(change.apply(each))).orElse(this);
    }

    /**
     * With all who take part seeing it as they do from that time on.
     *
     * @param rested whether nobody could do anything before: then idle limits count from it, too
     */
    public Company seenAnew(boolean rested, Instant at) {
        List<Participant> others = new ArrayList<>();
        for (Participant each : participants) {
            others.add(each.takesPart() ? each.seenAnew(rested, at) : each);
        }
        return new Company(transfer, others, handOff, kept);
    }

    /** Without that participant; the lead isn't offered to him any more either. */
    public Company without(int account) {
        if (participant(account).isEmpty()) {
            return this;
        }
        List<Participant> others =
                participants.stream().filter(each -> each.id() != account).toList();
        return new Company(transfer, others, handOff == account ? 0 : handOff, kept);
    }

    /** With the lead offered to that collaborator, 0 for nobody. */
    public Company offering(int account) {
        return new Company(transfer, participants, account, kept);
    }

    /** With the session standing in those lists after its end. */
    public Company keptBy(Set<Integer> accounts) {
        return new Company(transfer, participants, 0, accounts);
    }

    /** Without the entry in that list. */
    public Company clearedBy(int account) {
        Set<Integer> others = new TreeSet<>(kept);
        others.remove(account);
        return new Company(transfer, participants, handOff, others);
    }

    private int indexOf(int account) {
        for (int i = 0; i < participants.size(); i++) {
            if (participants.get(i).id() == account) {
                return i;
            }
        }
        return -1;
    }
}
