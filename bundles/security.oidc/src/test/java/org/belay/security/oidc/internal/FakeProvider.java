package org.belay.security.oidc.internal;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** A provider that does what it should, until a test tells it otherwise. */
final class FakeProvider implements AutoCloseable {

    static final String CLIENT = "belay-client";
    static final String SECRET = "a secret: with / & signs, long enough to sign by";
    static final String SUBJECT = "c0ffee-4711";

    /** Makes the ID token out of its claims. */
    @FunctionalInterface
    interface Mint {
        JWT token(JWTClaimsSet claims) throws Exception;
    }

    private record Code(String nonce, String challenge, String callback) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Code> codes = new ConcurrentHashMap<>();
    private final CountDownLatch end = new CountDownLatch(1);
    final AtomicInteger keysRead = new AtomicInteger();
    final AtomicInteger described = new AtomicInteger();
    volatile RSAKey key = newKey();
    volatile List<RSAKey> published = List.of(key);
    volatile UnaryOperator<JWTClaimsSet.Builder> claims = builder -> builder;
    volatile Mint mint = this::signed;
    volatile String calledItself;
    volatile boolean hangs;
    volatile boolean namesItself;

    /** What it answers instead of tokens, with status 400; null for tokens. */
    volatile String refusal;

    volatile String lastAuthorization;

    FakeProvider() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext(
                "/realm/.well-known/openid-configuration",
                exchange -> {
                    described.incrementAndGet();
                    answer(exchange, 200, description());
                });
        server.createContext(
                "/realm/keys",
                exchange -> {
                    keysRead.incrementAndGet();
                    answer(exchange, 200, new JWKSet(List.copyOf(published)).toString());
                });
        server.createContext("/realm/token", this::token);
        server.start();
        calledItself = issuer();
    }

    static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/realm";
    }

    private String description() {
        String base = issuer();
        return """
                {"issuer":"%s","authorization_endpoint":"%s/authorize","token_endpoint":"%s/token",
                "jwks_uri":"%s/keys","response_types_supported":["code"],
                "subject_types_supported":["public"],
                "authorization_response_iss_parameter_supported":%s,
                "id_token_signing_alg_values_supported":["RS256"]}"""
                .formatted(calledItself, base, base, base, namesItself);
    }

    /** What the person's browser is told when he has signed in. */
    URI signIn(URI authorization) {
        Map<String, List<String>> asked = URLUtils.parseParameters(authorization.getRawQuery());
        String code = UUID.randomUUID().toString();
        codes.put(
                code,
                new Code(
                        asked.get("nonce").get(0),
                        asked.get("code_challenge").get(0),
                        asked.get("redirect_uri").get(0)));
        return URI.create(
                asked.get("redirect_uri").get(0)
                        + "?code="
                        + code
                        + "&state="
                        + asked.get("state").get(0)
                        + (namesItself
                                ? "&iss="
                                        + java.net.URLEncoder.encode(
                                                calledItself, StandardCharsets.UTF_8)
                                : ""));
    }

    private void token(HttpExchange exchange) throws IOException {
        lastAuthorization = exchange.getRequestHeaders().getFirst("Authorization");
        Map<String, List<String>> asked =
                URLUtils.parseParameters(
                        new String(
                                exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        if (refusal != null) {
            answer(exchange, 400, refusal);
            return;
        }
        Code code = codes.remove(asked.get("code").get(0));
        String verifier = asked.get("code_verifier").get(0);
        if (code == null
                || !code.challenge().equals(s256(verifier))
                || !code.callback().equals(asked.get("redirect_uri").get(0))) {
            answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        try {
            Instant now = Instant.now();
            JWTClaimsSet.Builder builder =
                    new JWTClaimsSet.Builder()
                            .issuer(issuer())
                            .audience(CLIENT)
                            .subject(SUBJECT)
                            .issueTime(Date.from(now))
                            .expirationTime(Date.from(now.plusSeconds(300)))
                            .claim("nonce", code.nonce());
            JWT token = mint.token(claims.apply(builder).build());
            answer(
                    exchange,
                    200,
                    "{\"access_token\":\"x\",\"token_type\":\"Bearer\",\"id_token\":\""
                            + token.serialize()
                            + "\"}");
        } catch (Exception e) {
            answer(exchange, 500, e.toString());
        }
    }

    private static String s256(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    JWT signed(JWTClaimsSet toSign) throws JOSEException {
        SignedJWT token =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                        toSign);
        token.sign(new RSASSASigner(key));
        return token;
    }

    private void answer(HttpExchange exchange, int status, String body) throws IOException {
        if (hangs) {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
