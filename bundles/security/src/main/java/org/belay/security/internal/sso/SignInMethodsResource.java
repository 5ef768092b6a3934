package org.belay.security.internal.sso;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.belay.api.rest.Admits;
import org.belay.api.rest.RestResource;
import org.belay.api.security.SsoProvider;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** In which ways one can sign in, for the sign-in page. */
@Component(service = Object.class)
@RestResource
@Path("sign-in/methods")
@Produces(MediaType.APPLICATION_JSON)
public final class SignInMethodsResource {

    private final SignInWays ways;
    private final Map<ServiceReference<SsoProvider>, SsoProvider> providers =
            new ConcurrentSkipListMap<>(Comparator.reverseOrder());

    /**
     * The ways.
     *
     * @param password whether there is the standard way: always, because the master account holder
     *     keeps it, and nobody is to learn who that is
     * @param prefersSso whether most people have to use single sign-on
     */
    public record Methods(boolean password, boolean prefersSso, List<Provider> sso) {}

    /** A way of single sign-on; the page adds {@code ?next=} to the start. */
    public record Provider(String id, String label, String start) {}

    /** Asks that. */
    @Activate
    public SignInMethodsResource(@Reference SignInWays ways) {
        this.ways = ways;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void add(ServiceReference<SsoProvider> reference, SsoProvider provider) {
        providers.put(reference, provider);
    }

    void remove(ServiceReference<SsoProvider> reference) {
        providers.remove(reference);
    }

    /** All ways, those of single sign-on by rank. */
    @GET
    @Admits(Admits.ANYBODY)
    public Methods methods() {
        return new Methods(
                true,
                ways.prefersSso(),
                providers.values().stream()
                        .map(each -> new Provider(each.id(), each.label(), each.startPath()))
                        .toList());
    }
}
