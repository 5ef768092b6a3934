package org.belay.organization.internal.preference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import org.belay.api.organization.Directory;
import org.belay.api.organization.Unit;
import org.belay.api.preference.AutoStart;
import org.belay.api.preference.Preferences;
import org.belay.api.refusal.Refused;
import org.belay.api.rest.Admits;
import org.belay.api.rest.RestResource;
import org.belay.api.security.Caller;
import org.belay.api.setting.Settings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** One's own preferences, and nobody else's. */
@Component(service = Object.class)
@RestResource
@Path("me/preferences")
@Produces(MediaType.APPLICATION_JSON)
public final class PreferencesResource {

    private final Preferences preferences;
    private final Directory directory;
    private final Settings settings;
    private final ObjectMapper json = new ObjectMapper();

    /** What one's group says of a preference. */
    public record Rule(boolean byDefault, boolean locked) {}

    /**
     * All of them.
     *
     * @param rules by key of the preference; most have none
     */
    public record All(Map<String, JsonNode> preferences, Map<String, Rule> rules) {}

    /** A new value, any JSON but null. */
    public record Wish(JsonNode value) {}

    /** Asks those. */
    @Activate
    public PreferencesResource(
            @Reference Preferences preferences,
            @Reference Directory directory,
            @Reference Settings settings) {
        this.preferences = preferences;
        this.directory = directory;
        this.settings = settings;
    }

    /** All of one's preferences. */
    @GET
    @Admits(Admits.SIGNED_IN)
    public CompletionStage<All> all(@Context SecurityContext context) {
        int account = account(context);
        AutoStart rule = autoStart(account);
        return preferences
                .of(account)
                .thenApply(
                        texts -> {
                            Map<String, JsonNode> values = new TreeMap<>();
                            texts.forEach((key, text) -> values.put(key, read(text)));
                            return new All(
                                    values,
                                    Map.of(
                                            AutoStart.PREFERENCE,
                                            new Rule(rule.byDefault(), rule.locked())));
                        });
    }

    /** Prefers something from now on. */
    @PUT
    @Path("{key}")
    @Admits(Admits.SIGNED_IN)
    @Consumes(MediaType.APPLICATION_JSON)
    public void put(@PathParam("key") String key, Wish wish, @Context SecurityContext context) {
        if (wish == null || wish.value() == null || wish.value().isNull()) {
            throw Refused.missing("value");
        }
        int account = account(context);
        if (key.equals(AutoStart.PREFERENCE)) {
            if (!wish.value().isBoolean()) {
                throw Refused.field("invalid", "value", "It must be true or false");
            }
            if (autoStart(account).locked()) {
                throw Refused.forbidden("Your group decides this");
            }
        }
        preferences.put(account, key, wish.value().toString());
    }

    /** Prefers nothing there any more. */
    @DELETE
    @Path("{key}")
    @Admits(Admits.SIGNED_IN)
    public void remove(@PathParam("key") String key, @Context SecurityContext context) {
        preferences.remove(account(context), key);
    }

    private AutoStart autoStart(int account) {
        int unit = directory.technician(account).map(Unit::id).orElse(Directory.TECHNICIANS);
        return AutoStart.of(settings.get(AutoStart.SETTING, unit));
    }

    private static int account(SecurityContext context) {
        return ((Caller) context.getUserPrincipal()).signedIn().account().id();
    }

    private JsonNode read(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A preference is no JSON", e);
        }
    }
}
