package org.belay.security.oidc.internal;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.text.ParseException;
import java.time.Clock;
import java.util.Date;
import java.util.HashSet;
import java.util.Set;
import org.belay.security.oidc.internal.Failure.Code;

/** Says whose ID token it is, if the token can be trusted. */
final class IdTokens {

    private static final int LONGEST_ID = 256;

    /**
     * What a provider may sign with. No algorithm with a shared secret: who takes these from a token
     * can be made to take the provider's public key for that secret.
     */
    private static final Set<JWSAlgorithm> ALGORITHMS = algorithms();

    private final Client client;
    private final Clock clock;

    IdTokens(Client client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    private static Set<JWSAlgorithm> algorithms() {
        Set<JWSAlgorithm> all = new HashSet<>(JWSAlgorithm.Family.RSA);
        all.addAll(JWSAlgorithm.Family.EC);
        return Set.copyOf(all);
    }

    /**
     * The single sign-on ID. Checked are signature, issuer, audience and authorized party, times, and
     * that the token was issued for this sign-in.
     */
    String ssoId(JWT token, Nonce nonce, JWKSource<SecurityContext> keys) throws Failure {
        IDTokenValidator validator =
                new IDTokenValidator(
                        client.issuer(),
                        client.id(),
                        new JWSVerificationKeySelector<>(ALGORITHMS, keys),
                        null);
        validator.setMaxClockSkew(Math.toIntExact(client.clockSkew().toSeconds()));
        try {
            validator.validate(token, nonce);
            JWTClaimsSet claims = token.getJWTClaimsSet();
            checkNotBefore(claims);
            checkAuthorizedParty(claims);
            return ssoId(claims);
        } catch (RateLimitReachedException e) {
            // Its keys were read a moment ago, and this one wasn't among them.
            throw new Failure(Code.INVALID, "the token is signed with a key that isn't known", e);
        } catch (RemoteKeySourceException e) {
            throw new Failure(Code.UNAVAILABLE, "the provider's keys can't be had", e);
        } catch (BadJOSEException | JOSEException | ParseException e) {
            throw new Failure(Code.INVALID, "the token is refused: " + e.getMessage(), e);
        }
    }

    /** Optional in ID tokens, and the library doesn't look at it. */
    private void checkNotBefore(JWTClaimsSet claims) throws Failure {
        Date notBefore = claims.getNotBeforeTime();
        if (notBefore != null
                && notBefore.toInstant().isAfter(clock.instant().plus(client.clockSkew()))) {
            throw new Failure(Code.INVALID, "the token isn't valid yet");
        }
    }

    /** Nor does it refuse a token that was issued to another client and merely names this one, too. */
    private void checkAuthorizedParty(JWTClaimsSet claims) throws Failure, ParseException {
        String party = claims.getStringClaim("azp");
        boolean needed = claims.getAudience().size() > 1;
        if (party == null ? needed : !party.equals(client.id().getValue())) {
            throw new Failure(Code.INVALID, "the token was issued to another client");
        }
    }

    private String ssoId(JWTClaimsSet claims) throws Failure, ParseException {
        // Else whoever writes another's address into his profile would be let in as him.
        if (client.claim().equals("email")
                && !Boolean.TRUE.equals(claims.getBooleanClaim("email_verified"))) {
            throw new Failure(Code.DENIED, "the provider hasn't verified the e-mail address");
        }
        String id = claims.getStringClaim(client.claim());
        if (id == null || id.isBlank() || id.length() > LONGEST_ID) {
            throw new Failure(Code.INVALID, "the token has no usable claim " + client.claim());
        }
        return id;
    }
}
