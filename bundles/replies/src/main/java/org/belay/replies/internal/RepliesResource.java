package org.belay.replies.internal;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.belay.api.permission.Permissions;
import org.belay.api.refusal.Refused;
import org.belay.api.rest.Admits;
import org.belay.api.rest.RestResource;
import org.belay.api.security.Caller;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Predefined replies and URLs over REST. {@code {set}} is {@code own} or the ID of a group. */
@Component(service = Object.class)
@RestResource
@Path("replies")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class RepliesResource {

    private final ReplyBook book;

    /** Sets of replies. */
    public record Sets(List<ReplyBook.View> sets) {}

    /** An entry as somebody wants it. */
    public record Wish(String kind, String name, String content) {}

    /** The order of a set. */
    public record Order(List<String> ids) {}

    /** A file to import. */
    public record Upload(String xml) {}

    /** Asks that. */
    @Activate
    public RepliesResource(@Reference ReplyBook book) {
        this.book = book;
    }

    /** All that one may use. */
    @GET
    @Admits(Permissions.CONSOLE)
    public Sets usable(@Context SecurityContext context) {
        return new Sets(book.usable(account(context)));
    }

    /** The groups with which one may share, without what they share. */
    @GET
    @Path("groups")
    @Admits(Permissions.CONSOLE)
    public Sets shareable(@Context SecurityContext context) {
        return new Sets(book.shareable(account(context)));
    }

    /** One set. */
    @GET
    @Path("{set}")
    @Admits(Permissions.CONSOLE)
    public ReplyBook.View set(@PathParam("set") String set, @Context SecurityContext context) {
        return book.set(account(context), owner(set, context));
    }

    /** Adds an entry. */
    @POST
    @Path("{set}")
    @Admits(Permissions.CONSOLE)
    public Reply add(@PathParam("set") String set, Wish wish, @Context SecurityContext context) {
        return book.add(account(context), owner(set, context), entry(wish));
    }

    /** Changes an entry. */
    @PUT
    @Path("{set}/{id}")
    @Admits(Permissions.CONSOLE)
    public Reply change(
            @PathParam("set") String set,
            @PathParam("id") String id,
            Wish wish,
            @Context SecurityContext context) {
        return book.change(account(context), owner(set, context), id, entry(wish));
    }

    /** Deletes an entry. */
    @DELETE
    @Path("{set}/{id}")
    @Admits(Permissions.CONSOLE)
    public void delete(
            @PathParam("set") String set,
            @PathParam("id") String id,
            @Context SecurityContext context) {
        book.delete(account(context), owner(set, context), id);
    }

    /** Puts a set in order. */
    @PUT
    @Path("{set}/order")
    @Admits(Permissions.CONSOLE)
    public void order(@PathParam("set") String set, Order order, @Context SecurityContext context) {
        if (order == null || order.ids() == null) {
            throw Refused.missing("ids");
        }
        if (order.ids().contains(null)) {
            throw Refused.field("invalid", "ids", "ids must be a list of texts");
        }
        book.order(account(context), owner(set, context), order.ids());
    }

    /** The set as a file. */
    @GET
    @Path("{set}/replies.xml")
    @Produces(MediaType.APPLICATION_XML)
    @Admits(Permissions.CONSOLE)
    public Response export(@PathParam("set") String set, @Context SecurityContext context) {
        List<Reply> entries = book.set(account(context), owner(set, context)).entries();
        String file = RepliesFile.write(entries.stream().map(Reply::entry).toList());
        return Response.ok(file, MediaType.APPLICATION_XML + ";charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"replies.xml\"")
                .build();
    }

    /** Adds what a file holds. */
    @POST
    @Path("{set}/import")
    @Admits(Permissions.CONSOLE)
    public ReplyBook.Imported imported(
            @PathParam("set") String set, Upload upload, @Context SecurityContext context) {
        if (upload == null || upload.xml() == null || upload.xml().isBlank()) {
            throw Refused.missing("xml");
        }
        return book.add(account(context), owner(set, context), RepliesFile.read(upload.xml()));
    }

    private static Entry entry(Wish wish) {
        if (wish == null || wish.kind() == null) {
            throw Refused.missing("kind");
        }
        return Entry.of(Kind.of(wish.kind()), wish.name(), wish.content());
    }

    private static Owner owner(String set, SecurityContext context) {
        return Owner.of(set, account(context));
    }

    private static int account(SecurityContext context) {
        return ((Caller) context.getUserPrincipal()).signedIn().account().id();
    }
}
