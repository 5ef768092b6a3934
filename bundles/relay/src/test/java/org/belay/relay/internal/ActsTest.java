package org.belay.relay.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Set;
import org.belay.api.organization.Directory;
import org.belay.api.refusal.Refused;
import org.belay.api.session.Author;
import org.belay.api.session.SessionCommand;
import org.belay.api.session.Target;
import org.belay.testing.fakes.FakeAccounts;
import org.belay.testing.fakes.FakeDirectory;
import org.junit.jupiter.api.Test;

/** The paths name all acts, and their bodies are read as they are meant. */
class ActsTest {

    private static final Author MARA = Author.technician(1001, "Mara");

    private final ObjectMapper mapper = new ObjectMapper();
    private final FakeAccounts accounts =
            new FakeAccounts().withTechnician(1002, "Nils", "nils@example.org");
    private final Map<String, SessionAct> acts = SessionAct.table(accounts);

    private SessionCommand read(String act, String body) {
        return acts.get(act).read(MARA, () -> Wish.read(mapper, body));
    }

    @Test
    void thePathsNameEachActAndNoOther() {
        assertThat(SessionAct.NAMES.split("[|]"))
                .containsExactlyInAnyOrderElementsOf(acts.keySet());
        FakeDirectory tree = new FakeDirectory().withGroup(20, Directory.TECHNICIANS, "North");
        assertThat(UnitSessionAct.NAMES.split("[|]"))
                .containsExactlyInAnyOrderElementsOf(UnitSessionAct.table(accounts, tree).keySet());
    }

    @Test
    void actsWithoutABodyDoNotReadIt() {
        for (String act : Set.of("start", "end", "hold", "accept-lead")) {
            assertThat(read(act, "no JSON")).isInstanceOf(SessionCommand.Personal.class);
        }
    }

    @Test
    void aBodyBecomesTheCommand() {
        assertThat(read("hand-over", "{\"to\":{\"kind\":\"group\",\"id\":20},\"comment\":\"x\"}"))
                .isEqualTo(new SessionCommand.HandOver(MARA, Target.group(20), "x"));
        assertThat(read("invite", "{\"technician\":1002,\"withheld\":[\"url.send\"]}"))
                .isInstanceOfSatisfying(
                        SessionCommand.Invite.class,
                        each -> {
                            assertThat(each.whom().accountId()).isEqualTo(1002);
                            assertThat(each.withheld()).containsExactly("url.send");
                        });
        assertThat(read("offer-lead", "{\"technician\":0}"))
                .isEqualTo(new SessionCommand.OfferLead(MARA, 0));
        assertThat(read("write-note", "{\"seen\":2,\"text\":\"Toner\"}"))
                .isEqualTo(new SessionCommand.WriteNote(MARA, 2, "Toner"));
    }

    @Test
    void whatIsWrongIsNamed() {
        assertThatThrownBy(() -> read("invite", "{\"technician\":1003}"))
                .satisfies(e -> assertThat(((Refused) e).field()).hasValue("technician"));
        assertThatThrownBy(() -> read("write-note", "{\"text\":\"Toner\"}"))
                .satisfies(e -> assertThat(((Refused) e).field()).hasValue("seen"));
        assertThatThrownBy(() -> read("rename", "[1]"))
                .satisfies(e -> assertThat(((Refused) e).code()).isEqualTo("malformed"));
    }
}
