package org.belay.security.oidc.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.belay.api.health.ReadinessCheck.Level;
import org.belay.api.organization.Account;
import org.belay.api.organization.Role;
import org.belay.api.refusal.Reason;
import org.belay.api.refusal.Refused;
import org.belay.api.security.Entrance;
import org.belay.api.security.Throttles;
import org.belay.testing.fakes.FakeClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Single sign-on at a provider of the test's own, with what attackers have sent to others. */
class OidcSignInTest {

    private static final Wire IMPATIENT = new Wire(Duration.ofSeconds(3), Duration.ofSeconds(2));

    private final FakeProvider provider = new FakeProvider();
    private final FakeClock clock = new FakeClock(Instant.now());
    private final Workers workers = new Workers();
    private final List<String> admitted = new ArrayList<>();
    private final List<String> begun = new ArrayList<>();
    private Refused refusal;
    private String claim = "sub";
    // Nothing but a provider that hangs needs an end of the wait.
    private Wire wire = new Wire(Duration.ofSeconds(60), Duration.ofSeconds(60));
    private Optional<Secret> secret = Optional.of(new Secret(FakeProvider.SECRET));
    private Way way;
    private Browser browser;

    @AfterEach
    void close() {
        provider.close();
        workers.close();
    }

    private Browser browser() {
        if (browser == null) {
            browser = new Browser(resource());
        }
        return browser;
    }

    private OidcResource resource() {
        way = Way.of(client(FakeProvider.CLIENT, "Acme"), wire, clock);
        return new OidcResource(
                () -> Optional.ofNullable(way),
                this::admit,
                (name, perKey, overall) -> throttle(),
                workers);
    }

    private Client client(String id, String label) {
        return new Client(
                new Issuer(provider.issuer()),
                new ClientID(id),
                secret,
                label,
                claim,
                new Scope("openid"),
                Duration.ofSeconds(10),
                Optional.empty());
    }

    private Entrance.Admission admit(
            String ssoId, String method, String address, String agent, boolean secure) {
        if (refusal != null) {
            throw refusal;
        }
        admitted.add(ssoId + " by " + method + " from " + address);
        return new Entrance.Admission(
                new Account(
                        7,
                        "Tess",
                        "Tess",
                        "tess@acme.example",
                        ssoId,
                        "",
                        Set.of(Role.TECHNICIAN),
                        true,
                        false),
                "belay=token; Path=/; HttpOnly; SameSite=Strict");
    }

    private Throttles.Throttle throttle() {
        return new Throttles.Throttle() {
            @Override
            public void check(String key) {
                if (begun.size() >= 50) {
                    throw Refused.throttled(Duration.ofMinutes(1));
                }
            }

            @Override
            public void failed(String key) {
                begun.add(key);
            }

            @Override
            public void succeeded(String key) {
                begun.clear();
            }
        };
    }

    private URI atProvider(String next) {
        return browser().start(next).getLocation();
    }

    /** The whole way. */
    private Response signIn() {
        return browser().callback(provider.signIn(atProvider("/console")));
    }

    private void assertRefused(Response response, String code) {
        assertThat(response.getStatus()).isEqualTo(303);
        assertThat(response.getLocation()).hasToString("/sign-in?sso-error=" + code);
        assertThat(admitted).isEmpty();
    }

    @Test
    @Tag("AUTH-23")
    @Tag("AUTH-35")
    void whomTheProviderNamesIsLetInByTheSubject() {
        Response response = signIn();

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(admitted).containsExactly(FakeProvider.SUBJECT + " by oidc from 192.0.2.7");
        assertThat(response.getHeaderString("Set-Cookie")).contains("belay=token");
        assertThat((String) response.getEntity())
                .contains("<html lang=\"de\">", "content=\"0;url=/console\"")
                .doesNotContain("<script");
        assertThat(response.getHeaderString("Cache-Control")).isEqualTo("no-store");
        assertThat(browser().cookies()).containsOnlyKeys("belay");
    }

    @Test
    void theProviderIsAskedWithStateNonceAndChallenge() {
        Map<String, List<String>> asked = URLUtils.parseParameters(atProvider(null).getRawQuery());

        assertThat(asked)
                .containsEntry("response_type", List.of("code"))
                .containsEntry("client_id", List.of(FakeProvider.CLIENT))
                .containsEntry("scope", List.of("openid"))
                .containsEntry("code_challenge_method", List.of("S256"))
                .containsEntry(
                        "redirect_uri", List.of("https://support.example/api/sso/oidc/callback"));
        assertThat(asked.get("state").get(0)).hasSizeGreaterThan(40);
        assertThat(asked.get("nonce").get(0)).hasSizeGreaterThan(40);
    }

    @Test
    void theBrowserIsKnownAgainByACookieThatScriptsAndOtherSitesDontGet() {
        Response response = browser().start(null);

        assertThat(response.getCookies()).hasSize(1);
        NewCookie cookie = response.getCookies().values().iterator().next();
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.isSecure()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo(NewCookie.SameSite.LAX);
        assertThat(cookie.getPath()).isEqualTo("/api/sso/oidc");
        assertThat(cookie.getMaxAge()).isEqualTo(600);
        assertThat(response.getLocation().toString()).doesNotContain(cookie.getValue());
    }

    @Test
    void theSecretGoesInTheHeader() {
        signIn();

        assertThat(provider.lastAuthorization).startsWith("Basic ");
    }

    @Test
    void aPublicClientHasNoSecret() {
        secret = Optional.empty();

        assertThat(signIn().getStatus()).isEqualTo(200);
        assertThat(provider.lastAuthorization).isNull();
    }

    @Test
    void withoutAWishATechnicianComesToTheConsole() {
        Response response = browser().callback(provider.signIn(atProvider(null)));

        assertThat((String) response.getEntity()).contains("content=\"0;url=/console\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example/",
                "///evil.example/",
                "////evil.example",
                "/\\evil.example/",
                "/\t/evil.example",
                "/%09/../..//evil.example/..//x y",
                "/./..//evil.example",
                "javascript:alert(1)",
                "console",
                "",
                "/api/sign-out",
                "/x/../api/me",
                "/x/%2e%2e/api/me",
                "/x/..",
                "/x//y",
                "/console\r\nSet-Cookie: a=b"
            })
    void nobodyIsLedElsewhere(String next) {
        Response response = browser().callback(provider.signIn(atProvider(next)));

        assertThat((String) response.getEntity()).contains("content=\"0;url=/console\"");
    }

    @Test
    void aPageWithQuotesInItsAddressIsNoMarkup() {
        Response response =
                browser().callback(provider.signIn(atProvider("/admin?a=1&b=%22%3E#x'y")));

        assertThat((String) response.getEntity())
                .contains("content=\"0;url=/admin?a=1&amp;b=%22%3E#x'y\"");
    }

    @Test
    void anUnsignedTokenIsRefused() {
        provider.mint = PlainJWT::new;

        assertRefused(signIn(), "invalid");
    }

    @Test
    void aTokenSignedWithThePublicKeyAsSharedSecretIsRefused() {
        provider.mint =
                claims -> {
                    SignedJWT token =
                            new SignedJWT(
                                    new JWSHeader.Builder(JWSAlgorithm.HS256)
                                            .keyID(provider.key.getKeyID())
                                            .build(),
                                    claims);
                    token.sign(new MACSigner(provider.key.toRSAPublicKey().getEncoded()));
                    return token;
                };

        assertRefused(signIn(), "invalid");
    }

    @Test
    void aTokenSignedWithTheClientsSecretIsRefused() {
        provider.mint =
                claims -> {
                    SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
                    token.sign(new MACSigner(FakeProvider.SECRET));
                    return token;
                };

        assertRefused(signIn(), "invalid");
    }

    @Test
    void aTokenSignedWithAStrangersKeyIsRefused() {
        provider.mint =
                claims -> {
                    SignedJWT token =
                            new SignedJWT(
                                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                                            .keyID(provider.key.getKeyID())
                                            .build(),
                                    claims);
                    token.sign(new RSASSASigner(FakeProvider.newKey()));
                    return token;
                };

        assertRefused(signIn(), "invalid");
    }

    @Test
    void aTokenThatBringsItsOwnKeyIsRefused() {
        var own = FakeProvider.newKey();
        provider.mint =
                claims -> {
                    SignedJWT token =
                            new SignedJWT(
                                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                                            .jwk(own.toPublicJWK())
                                            .keyID(own.getKeyID())
                                            .build(),
                                    claims);
                    token.sign(new RSASSASigner(own));
                    return token;
                };

        assertRefused(signIn(), "invalid");
    }

    private void assertClaimsRefused(
            java.util.function.UnaryOperator<JWTClaimsSet.Builder> claims) {
        provider.claims = claims;
        assertRefused(signIn(), "invalid");
    }

    @Test
    void aTokenOfAnotherIssuerIsRefused() {
        assertClaimsRefused(claims -> claims.issuer("https://evil.example/realm"));
    }

    @Test
    void aTokenForAnotherAudienceIsRefused() {
        assertClaimsRefused(claims -> claims.audience("another-client"));
    }

    @Test
    void aTokenForSeveralIsRefusedUnlessItWasIssuedToThisClient() {
        assertClaimsRefused(
                claims ->
                        claims.audience(List.of(FakeProvider.CLIENT, "another"))
                                .claim("azp", "another"));
    }

    @Test
    void aTokenIssuedToAnotherClientIsRefused() {
        assertClaimsRefused(claims -> claims.claim("azp", "another"));
    }

    @Test
    void aTokenForSeveralMustSayToWhomItWasIssued() {
        assertClaimsRefused(claims -> claims.audience(List.of(FakeProvider.CLIENT, "another")));
    }

    @Test
    void aTokenForSeveralThatWasIssuedToThisClientIsGood() {
        provider.claims =
                claims ->
                        claims.audience(List.of(FakeProvider.CLIENT, "another"))
                                .claim("azp", FakeProvider.CLIENT);

        assertThat(signIn().getStatus()).isEqualTo(200);
    }

    @Test
    void aTokenWithAnotherNonceIsRefused() {
        assertClaimsRefused(claims -> claims.claim("nonce", "another"));
    }

    @Test
    void aTokenWithoutNonceIsRefused() {
        assertClaimsRefused(claims -> claims.claim("nonce", null));
    }

    @Test
    void anExpiredTokenIsRefused() {
        assertClaimsRefused(
                claims ->
                        claims.issueTime(Date.from(Instant.now().minusSeconds(600)))
                                .expirationTime(Date.from(Instant.now().minusSeconds(60))));
    }

    @Test
    void aTokenFromTheFutureIsRefused() {
        assertClaimsRefused(
                claims ->
                        claims.issueTime(Date.from(Instant.now().plusSeconds(120)))
                                .expirationTime(Date.from(Instant.now().plusSeconds(600))));
    }

    @Test
    void aTokenThatIsNotValidYetIsRefused() {
        assertClaimsRefused(
                claims -> claims.notBeforeTime(Date.from(Instant.now().plusSeconds(120))));
    }

    @Test
    void aClockThatIsOffALittleDoesntMatter() {
        provider.claims =
                claims ->
                        claims.issueTime(Date.from(Instant.now().plusSeconds(5)))
                                .notBeforeTime(Date.from(Instant.now().plusSeconds(5)));

        assertThat(signIn().getStatus()).isEqualTo(200);
    }

    @Test
    void anotherClaimMayBeTheId() {
        claim = "employee";
        provider.claims = claims -> claims.claim("employee", "E-17");

        signIn();

        assertThat(admitted).containsExactly("E-17 by oidc from 192.0.2.7");
    }

    @Test
    void aTokenWithoutTheClaimIsRefused() {
        claim = "employee";

        assertRefused(signIn(), "invalid");
    }

    @Test
    void anUnverifiedMailAddressIsNobodysId() {
        claim = "email";
        provider.claims = claims -> claims.claim("email", "boss@acme.example");

        assertRefused(signIn(), "denied");
    }

    @Test
    void anAnswerIsGoodOnce() {
        URI answer = provider.signIn(atProvider(null));
        Map<String, String> cookies = Map.copyOf(browser().cookies());
        browser().callback(answer);
        admitted.clear();
        browser().cookies().putAll(cookies);

        assertRefused(browser().callback(answer), "invalid");
    }

    @Test
    void anAnswerWithoutTheCookieIsRefusedAndStaysGoodForItsOwner() {
        URI answer = provider.signIn(atProvider(null));
        Map<String, String> cookies = Map.copyOf(browser().cookies());
        browser().cookies().clear();
        assertRefused(browser().callback(answer), "invalid");

        browser().cookies().putAll(cookies);
        assertThat(browser().callback(answer).getStatus()).isEqualTo(200);
    }

    @Test
    void anotherBrowsersCookieIsOfNoUse() {
        URI answer = provider.signIn(atProvider(null));
        browser().cookies().replaceAll((name, value) -> "another");

        assertRefused(browser().callback(answer), "invalid");
    }

    @Test
    void anAnswerThatNobodyAskedForIsRefused() {
        assertRefused(
                browser()
                        .callback(
                                Browser.GATEWAY.resolve("sso/oidc/callback?code=x&state=made-up")),
                "invalid");
    }

    @Test
    void anAnswerThatComesTooLateIsRefused() {
        URI answer = provider.signIn(atProvider(null));
        clock.advance(Duration.ofMinutes(11));

        assertRefused(browser().callback(answer), "invalid");
    }

    @Test
    void twoTabsOfABrowserDontDisturbEachOther() {
        URI one = provider.signIn(atProvider(null));
        URI other = provider.signIn(atProvider(null));

        assertThat(browser().callback(one).getStatus()).isEqualTo(200);
        assertThat(browser().callback(other).getStatus()).isEqualTo(200);
    }

    @Test
    void aStolenCodeIsOfNoUseInAnotherSignIn() {
        URI stolen = provider.signIn(atProvider(null));
        URI mine = provider.signIn(atProvider(null));
        String code = URLUtils.parseParameters(stolen.getRawQuery()).get("code").get(0);
        String state = URLUtils.parseParameters(mine.getRawQuery()).get("state").get(0);

        assertRefused(
                browser()
                        .callback(
                                Browser.GATEWAY.resolve(
                                        "sso/oidc/callback?code=" + code + "&state=" + state)),
                "invalid");
    }

    @Test
    void anAnswerThatNamesAnotherProviderIsRefused() {
        provider.namesItself = true;
        URI start = atProvider(null);
        URI answer = provider.signIn(start);
        URI mixedUp = URI.create(answer.toString().replaceAll("iss=.*", "iss=https%3A%2F%2Fx"));

        assertRefused(browser().callback(mixedUp), "invalid");
    }

    @Test
    void anAnswerWithoutANameIsRefusedWhereTheProviderNamesItself() {
        provider.namesItself = true;
        URI answer = provider.signIn(atProvider(null));

        assertRefused(
                browser().callback(URI.create(answer.toString().replaceAll("&iss=.*", ""))),
                "invalid");
    }

    @Test
    void aProviderThatNamesItselfIsTrusted() {
        provider.namesItself = true;

        assertThat(signIn().getStatus()).isEqualTo(200);
    }

    private Response providerSays(String error) {
        String state = URLUtils.parseParameters(atProvider(null).getRawQuery()).get("state").get(0);
        return browser()
                .callback(
                        Browser.GATEWAY.resolve(
                                "sso/oidc/callback?error=" + error + "&state=" + state));
    }

    @Test
    void whoCancelsAtTheProviderIsDenied() {
        assertRefused(providerSays("access_denied"), "denied");
    }

    @Test
    void aProviderWithTroubleIsUnavailable() {
        assertRefused(providerSays("temporarily_unavailable"), "unavailable");
    }

    @Test
    void anyOtherErrorIsInvalid() {
        assertRefused(providerSays("%3Cb%3E"), "invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>no</html>", "{}", "[]", "{\"error\":null}"})
    void aRefusalThatSaysNothingIsInvalid(String answer) {
        provider.refusal = answer;

        assertRefused(signIn(), "invalid");
    }

    @Test
    @Tag("AUTH-24")
    void whomTheGatewayDoesntKnowIsToldSo() {
        refusal = Refused.because(Reason.NOT_SIGNED_IN, "credentials", "Nobody");

        assertRefused(signIn(), "unknown-account");
    }

    @Test
    void whomTheGatewayDoesntLetInIsDenied() {
        refusal = Refused.forbidden("disabled");

        assertRefused(signIn(), "denied");
    }

    @Test
    void aGatewayWithoutDatabaseIsUnavailable() {
        refusal = Refused.unavailable();

        assertRefused(signIn(), "unavailable");
    }

    @Test
    void aNewKeyOfTheProviderIsTakenWhenATokenNamesIt() {
        signIn();
        assertThat(provider.keysRead).hasValue(1);
        provider.key = FakeProvider.newKey();
        provider.published = List.of(provider.key);

        assertThat(signIn().getStatus()).isEqualTo(200);
        assertThat(provider.keysRead).hasValue(2);
    }

    @Test
    void aKeyThatTheProviderHasWithdrawnIsRefusedOnceItsKeysAreReadAgain() {
        var withdrawn = provider.key;
        signIn();
        provider.key = FakeProvider.newKey();
        provider.published = List.of(provider.key);
        signIn();
        admitted.clear();
        provider.key = withdrawn;

        assertRefused(signIn(), "invalid");
    }

    @Test
    void tokensWithMadeUpKeysDontMakeTheGatewayAskAllTheTime() {
        provider.key = FakeProvider.newKey();
        for (int i = 0; i < 10; i++) {
            assertRefused(signIn(), "invalid");
        }

        assertThat(provider.keysRead.get()).isLessThanOrEqualTo(2);
    }

    @Test
    void aProviderThatCallsItselfOtherwiseIsNotAsked() {
        provider.calledItself = "https://evil.example/realm";

        assertRefused(browser().start(null), "unavailable");
        assertThat(way.health().level()).isEqualTo(Level.DEGRADED);
    }

    @Test
    void aProviderThatHangsIsUnavailableAndNotAskedAgainAtOnce() {
        provider.hangs = true;
        wire = IMPATIENT;

        for (int i = 0; i < 5; i++) {
            assertRefused(browser().start(null), "unavailable");
        }

        assertThat(provider.described).hasValue(1);
        assertThat(way.health().level()).isEqualTo(Level.DEGRADED);
        assertThat(way.health().reason()).doesNotContain(FakeProvider.SECRET);
    }

    @Test
    void aProviderThatIsBackIsUsedAgain() {
        provider.calledItself = "https://evil.example/realm";
        browser().start(null);
        provider.calledItself = provider.issuer();
        clock.advance(Duration.ofSeconds(6));

        assertThat(signIn().getStatus()).isEqualTo(200);
        assertThat(way.health().level()).isEqualTo(Level.READY);
    }

    @Test
    void aProviderThatHangsBetweenTheTwoIsUnavailable() {
        wire = IMPATIENT;
        URI answer = provider.signIn(atProvider(null));
        provider.hangs = true;

        assertRefused(browser().callback(answer), "unavailable");
    }

    @Test
    void whoBeginsAllTheTimeHasToWait() {
        for (int i = 0; i < 50; i++) {
            assertThat(browser().start(null).getLocation().toString())
                    .startsWith(provider.issuer());
        }

        assertRefused(browser().start(null), "unavailable");
    }

    @Test
    void whoIsAtTheProviderComesBackAlthoughTheConfigurationHasChangedMeanwhile() {
        URI answer = provider.signIn(atProvider("/console"));

        way = way.then(client(FakeProvider.CLIENT, "Another label"), wire, clock);

        assertThat(browser().callback(answer).getStatus()).isEqualTo(200);
    }

    @Test
    void anAnswerToTheClientThatTheGatewayWasIsRefused() {
        URI answer = provider.signIn(atProvider("/console"));

        way = way.then(client("another-client", "Acme"), wire, clock);

        assertRefused(browser().callback(answer), "invalid");
    }

    @Test
    void withoutAProviderThereIsNothingAtTheAddress() {
        browser();
        way = null;

        assertThatThrownBy(() -> browser().start(null)).isInstanceOf(NotFoundException.class);
    }
}
