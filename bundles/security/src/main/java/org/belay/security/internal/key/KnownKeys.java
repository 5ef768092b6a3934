package org.belay.security.internal.key;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.belay.api.data.Transactions;
import org.belay.api.refusal.Refused;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * All API keys in memory, by their hash, so that a request with one costs no query. Read once; from
 * then on each change is made here after it was committed.
 */
@Component(service = KnownKeys.class)
public final class KnownKeys {

    private final Transactions database;
    private volatile Map<String, ApiKey> byHash;

    /** Reads them there when somebody first asks. */
    @Activate
    public KnownKeys(@Reference Transactions database) {
        this.database = database;
    }

    /** The key of that hash. Blocks when first asked. */
    Optional<ApiKey> find(String hash) {
        return Optional.ofNullable(all().get(hash));
    }

    /**
     * The key of that ID. Blocks when first asked.
     *
     * @throws Refused {@code not-found}
     */
    ApiKey get(int id) {
        return all().values().stream()
                .filter(each -> each.id() == id)
                .findFirst()
                .orElseThrow(() -> Refused.notFound("API key"));
    }

    /** All of them. Blocks when first asked. */
    List<ApiKey> list() {
        return List.copyOf(all().values());
    }

    /** It is there, or is another one now. */
    void put(ApiKey key) {
        all().put(key.hash(), key);
    }

    /** It is gone. */
    void remove(ApiKey key) {
        all().remove(key.hash());
    }

    /** It is another one now, unless it has gone. */
    void update(String hash, Function<ApiKey, ApiKey> change) {
        all().computeIfPresent(hash, (same, key) -> change.apply(key));
    }

    private Map<String, ApiKey> all() {
        Map<String, ApiKey> known = byHash;
        return known != null ? known : read();
    }

    private synchronized Map<String, ApiKey> read() {
        if (byHash == null) {
            byHash =
                    database.run(on -> new ApiKeyRows(on).all()).stream()
                            .collect(
                                    Collectors.toMap(
                                            ApiKey::hash,
                                            each -> each,
                                            (one, other) -> one,
                                            ConcurrentHashMap::new));
        }
        return byHash;
    }
}
