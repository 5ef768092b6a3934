package org.belay.replies.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.belay.api.organization.Directory;
import org.belay.api.organization.UnitType;
import org.belay.api.refusal.Refused;
import org.belay.store.internal.LaneWatch;
import org.belay.store.internal.OpenStore;
import org.belay.testing.database.TestDatabase;
import org.belay.testing.fakes.FakeDirectory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ReplyBookTest {

    private static final int NORTH = 1100;
    private static final int HULL = 1101;
    private static final int SOUTH = 1102;
    private static final int NORA = 2001;
    private static final int SVEN = 2002;
    private static final int ADA = 2003;
    private static final Entry HELLO = Entry.of(Kind.REPLY, "Hello", "Hello $cfield0$");
    private static final Entry SITE = Entry.of(Kind.URL, "Site", "https://acme.example/");

    private static TestDatabase database;
    private static OpenStore store;
    private ReplyBook book;

    @BeforeAll
    static void makesTheTables() throws Exception {
        database = TestDatabase.derby();
        store = OpenStore.open(database.pool(), Clock.systemUTC(), LaneWatch.NOBODY);
    }

    @AfterAll
    static void deletesThem() {
        store.close();
        database.close();
    }

    @BeforeEach
    void builds() {
        store.transactions()
                .run(
                        on -> {
                            try (Statement statement = on.createStatement()) {
                                return statement.executeUpdate("DELETE FROM predefined_reply");
                            }
                        });
        FakeDirectory tree =
                new FakeDirectory()
                        .withGroup(NORTH, Directory.TECHNICIANS, "North")
                        .withGroup(HULL, NORTH, "Hull")
                        .withGroup(SOUTH, Directory.TECHNICIANS, "South")
                        .withTechnician(3001, HULL, NORA, "Nora")
                        .withTechnician(3002, SOUTH, SVEN, "Sven")
                        .withTechnician(3003, SOUTH, ADA, "Ada")
                        .withAdministrator(3004, Directory.ADMINISTRATORS, ADA, "Ada")
                        .withLink(UnitType.ADMINISTRATOR_LINK, NORTH, 3004);
        book = new ReplyBook(store.transactions(), tree);
    }

    private static Owner own(int account) {
        return new Owner.Person(account);
    }

    private static Owner group(int unit) {
        return new Owner.Group(unit);
    }

    private static Consumer<Throwable> refused(String code) {
        return e -> assertThat(((Refused) e).code()).isEqualTo(code);
    }

    private List<String> names(int account, Owner owner) {
        return book.set(account, owner).entries().stream().map(Reply::name).toList();
    }

    @Test
    @Tag("CHAT-41")
    @Tag("CHAT-45")
    void everybodyHasASetOfHisOwnThatHeAddsToAndChanges() {
        Reply hello = book.add(NORA, own(NORA), HELLO);
        Reply site = book.add(NORA, own(NORA), SITE);
        book.change(NORA, own(NORA), hello.id(), Entry.of(Kind.REPLY, "Hi", "Hi there"));

        assertThat(book.usable(NORA)).hasSize(1);
        assertThat(book.usable(NORA).get(0).entries())
                .containsExactly(new Reply(hello.id(), "reply", "Hi", "Hi there"), site);
        assertThat(book.usable(SVEN).get(0).entries()).isEmpty();
        assertThatThrownBy(() -> book.set(SVEN, own(NORA))).satisfies(refused("not-found"));

        book.delete(NORA, own(NORA), hello.id());
        assertThat(names(NORA, own(NORA))).containsExactly("Site");
        assertThatThrownBy(() -> book.delete(NORA, own(NORA), hello.id()))
                .satisfies(refused("not-found"));
    }

    @Test
    void whatSomebodyElseHasCannotBeChangedByItsId() {
        Reply hello = book.add(NORA, own(NORA), HELLO);

        assertThatThrownBy(() -> book.change(SVEN, own(SVEN), hello.id(), HELLO))
                .satisfies(refused("not-found"));
        assertThatThrownBy(() -> book.delete(SVEN, own(SVEN), hello.id()))
                .satisfies(refused("not-found"));
        assertThat(names(NORA, own(NORA))).containsExactly("Hello");
    }

    @Test
    @Tag("ORG-64")
    @Tag("CHAT-48")
    void whatAnAdministratorSharesWithAGroupIsThereBelowItAndNowhereElse() {
        book.add(ADA, group(NORTH), HELLO);

        assertThat(book.usable(NORA))
                .extracting(ReplyBook.View::name, ReplyBook.View::mayEdit)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("", true),
                        org.assertj.core.groups.Tuple.tuple("North", false));
        assertThat(book.usable(SVEN)).hasSize(1);
        assertThatThrownBy(() -> book.set(SVEN, group(NORTH))).satisfies(refused("not-found"));
        assertThatThrownBy(() -> book.add(NORA, group(NORTH), SITE))
                .satisfies(refused("forbidden"));
        assertThatThrownBy(() -> book.add(ADA, group(SOUTH), SITE)).satisfies(refused("forbidden"));
        assertThatThrownBy(() -> book.set(ADA, group(101))).satisfies(refused("not-found"));
    }

    @Test
    void anAdministratorSharesWithTheGroupsThatHeAdministers() {
        assertThat(book.shareable(ADA))
                .extracting(ReplyBook.View::name)
                .containsExactly("North", "North / Hull");
        assertThat(book.shareable(NORA)).isEmpty();
    }

    @Test
    void aSetIsInTheOrderThatOneGaveIt() {
        Reply one = book.add(NORA, own(NORA), HELLO);
        Reply two = book.add(NORA, own(NORA), SITE);
        Reply three = book.add(NORA, own(NORA), Entry.of(Kind.REPLY, "Bye", "Bye"));

        book.order(NORA, own(NORA), List.of(three.id(), "unknown", one.id()));

        assertThat(book.set(NORA, own(NORA)).entries()).containsExactly(three, one, two);
        book.add(NORA, own(NORA), Entry.of(Kind.REPLY, "Last", "Last"));
        assertThat(names(NORA, own(NORA))).endsWith("Last");
    }

    @Test
    @Tag("CHAT-47")
    void anImportAddsAndReplacesNothing() {
        book.add(NORA, own(NORA), HELLO);
        Entry other = Entry.of(Kind.REPLY, "Hello", "Another text");

        assertThat(book.add(NORA, own(NORA), List.of(HELLO, other, SITE, SITE)))
                .isEqualTo(new ReplyBook.Imported(2, 2));

        assertThat(book.set(NORA, own(NORA)).entries())
                .extracting(Reply::entry)
                .containsExactly(HELLO, other, SITE);
    }

    @Test
    void aSetHasAnEnd() {
        List<Entry> many =
                java.util.stream.IntStream.range(0, 500)
                        .mapToObj(i -> Entry.of(Kind.REPLY, "Reply " + i, "Text"))
                        .toList();
        book.add(NORA, own(NORA), many);

        assertThatThrownBy(() -> book.add(NORA, own(NORA), SITE)).satisfies(refused("too-many"));
        assertThatThrownBy(() -> book.add(NORA, own(NORA), List.of(SITE)))
                .satisfies(refused("too-many"));
        assertThat(book.add(NORA, own(NORA), many)).isEqualTo(new ReplyBook.Imported(0, 500));
    }
}
