package org.belay.organization.internal.tree;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.belay.api.organization.Account;
import org.belay.api.organization.Unit;
import org.belay.api.permission.Permissions;
import org.belay.api.refusal.Refused;
import org.belay.api.rest.Admits;
import org.belay.api.rest.RestResource;
import org.belay.organization.internal.News;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The tree, branch by branch (ORG-01 to ORG-03). */
@Component(service = Object.class)
@RestResource
@Path("tree")
@Produces(MediaType.APPLICATION_JSON)
public final class TreeResource {

    private static final int MOST_FOUND = 200;

    private final TreeBook book;
    private final News news;

    /**
     * A branch.
     *
     * @param revision of the tree
     * @param changes another one after each change of the tree, a permission or a setting
     */
    public record Branch(
            long revision,
            long changes,
            Map<String, Object> unit,
            List<Map<String, Object>> children) {}

    /** What was found; more: there was more than asked for. */
    public record Found(List<Map<String, Object>> found, boolean more) {}

    /** Shows that tree. */
    @Activate
    public TreeResource(@Reference TreeBook book, @Reference News news) {
        this.book = book;
        this.news = news;
    }

    /** One branch: the unit and what lies directly below. */
    @GET
    @Admits(Permissions.ADMIN)
    public Branch branch(
            @QueryParam("unit") @DefaultValue("1") int unit, @Context SecurityContext security) {
        long changes = news.told(); // before the tree: rather shown twice than missed
        Tree tree = book.tree();
        Items items = new Items(tree, Requests.account(security));
        Unit found =
                tree.find(unit)
                        .filter(each -> items.sees(each.id()))
                        .orElseThrow(() -> Refused.notFound("unit"));
        return new Branch(
                tree.revision(),
                changes,
                items.item(found),
                items.children(unit).stream().map(items::item).toList());
    }

    /**
     * Units whose name or address holds the text, or whose ID it is; the best first.
     *
     * @param types wire names of those that are looked for; none: all
     */
    @GET
    @Path("search")
    @Admits(Permissions.ADMIN)
    public Found search(
            @QueryParam("q") @DefaultValue("") String text,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("type") List<String> types,
            @Context SecurityContext security) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        if (wanted.isEmpty()) {
            throw Refused.missing("q");
        }
        if (wanted.length() > Fields.LONGEST_NAME) {
            throw Refused.tooLong("q", Fields.LONGEST_NAME);
        }
        int most = Math.max(1, Math.min(limit, MOST_FOUND));
        Tree tree = book.tree();
        Items items = new Items(tree, Requests.account(security));
        List<Unit> found =
                tree.all().stream()
                        .filter(each -> each.target() == 0 && each.parent() != 0)
                        .filter(each -> types.isEmpty() || types.contains(each.type().wireName()))
                        .filter(each -> rank(tree, each, wanted) < NOT_AT_ALL)
                        .filter(each -> items.sees(each.id()))
                        .sorted(
                                Comparator.comparing((Unit each) -> rank(tree, each, wanted))
                                        .thenComparing(Unit::name, String.CASE_INSENSITIVE_ORDER)
                                        .thenComparing(Unit::id))
                        .limit(most + 1L)
                        .toList();
        return new Found(
                found.stream().limit(most).map(each -> withPath(items, each)).toList(),
                found.size() > most);
    }

    private static final int NOT_AT_ALL = 4;

    /** How well it fits; smaller is better. */
    private static int rank(Tree tree, Unit unit, String wanted) {
        if (Integer.toString(unit.id()).equals(wanted)) {
            return 0;
        }
        String name = unit.name().toLowerCase(Locale.ROOT);
        if (name.startsWith(wanted)) {
            return 1;
        }
        String email = tree.account(unit.account()).map(Account::email).orElse(unit.email());
        return name.contains(wanted) ? 2 : email.contains(wanted) ? 3 : NOT_AT_ALL;
    }

    private static Map<String, Object> withPath(Items items, Unit unit) {
        Map<String, Object> item = new LinkedHashMap<>(items.item(unit));
        item.put("path", items.path(unit.id()));
        return item;
    }
}
