package org.belay.security.oidc.internal;

import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.belay.security.oidc.internal.Failure.Code;

/** The authorization code flow with PKCE: where the browser goes, and what its answer is worth. */
final class CodeFlow {

    private static final Set<String> PROVIDERS_FAULT =
            Set.of(
                    OAuth2Error.SERVER_ERROR.getCode(),
                    OAuth2Error.TEMPORARILY_UNAVAILABLE.getCode());
    private static final int FIRST_SERVER_ERROR = 500;

    private final Client client;
    private final Discovery discovery;
    private final Wire wire;
    private final IdTokens tokens;

    CodeFlow(Client client, Discovery discovery, Wire wire, IdTokens tokens) {
        this.client = client;
        this.discovery = discovery;
        this.wire = wire;
        this.tokens = tokens;
    }

    /** Where the browser goes to sign in. Blocks for the provider if it isn't known yet. */
    URI begin(Pending pending) throws Failure {
        return new AuthenticationRequest.Builder(
                        ResponseType.CODE, client.scope(), client.id(), pending.callback())
                .endpointURI(discovery.provider().authorization())
                .state(new State(pending.state()))
                .nonce(pending.nonce())
                .codeChallenge(pending.verifier(), CodeChallengeMethod.S256)
                .build()
                .toURI();
    }

    /**
     * Whom the provider sends. Blocks.
     *
     * @param answer the address with which the browser came back
     * @return his single sign-on ID
     */
    String finish(Pending pending, URI answer) throws Failure {
        Provider provider = discovery.provider();
        AuthorizationCode code = code(answer, provider);
        JWT token = redeem(code, pending, provider);
        try {
            return tokens.ssoId(token, pending.nonce(), provider.keys());
        } catch (Failure failure) {
            if (failure.code() == Code.UNAVAILABLE) {
                discovery.doubt();
            }
            throw failure;
        }
    }

    private AuthorizationCode code(URI answer, Provider provider) throws Failure {
        AuthenticationResponse response;
        try {
            response = AuthenticationResponseParser.parse(answer);
        } catch (ParseException e) {
            throw new Failure(Code.INVALID, "the provider's answer can't be read", e);
        }
        // RFC 9207: the answer of another provider must not be redeemed at this one.
        boolean named = response.getIssuer() != null;
        if (named ? !response.getIssuer().equals(client.issuer()) : provider.namesItself()) {
            throw new Failure(Code.INVALID, "the answer comes from another provider");
        }
        if (!response.indicatesSuccess()) {
            throw refused(response.toErrorResponse().getErrorObject());
        }
        AuthorizationCode code = response.toSuccessResponse().getAuthorizationCode();
        if (code == null) {
            throw new Failure(Code.INVALID, "the provider's answer has no code");
        }
        return code;
    }

    private static Failure refused(ErrorObject error) {
        String code = error == null ? "" : String.valueOf(error.getCode());
        if (code.equals(OAuth2Error.ACCESS_DENIED.getCode())) {
            return new Failure(Code.DENIED, "the provider says access_denied");
        }
        return PROVIDERS_FAULT.contains(code)
                ? new Failure(Code.UNAVAILABLE, "the provider says " + code)
                : new Failure(Code.INVALID, "the provider answers with an error");
    }

    private JWT redeem(AuthorizationCode code, Pending pending, Provider provider) throws Failure {
        HTTPResponse response;
        try {
            response = request(code, pending, provider).toHTTPRequest().send(wire);
        } catch (IOException e) {
            discovery.doubt();
            throw new Failure(Code.UNAVAILABLE, "the provider doesn't redeem the code", e);
        }
        if (response.getStatusCode() >= FIRST_SERVER_ERROR) {
            throw new Failure(
                    Code.UNAVAILABLE,
                    "the provider redeems no code: status " + response.getStatusCode());
        }
        try {
            TokenResponse tokens = OIDCTokenResponseParser.parse(response);
            if (!tokens.indicatesSuccess()) {
                // invalid_client is for the administrator to read, invalid_grant is a stale code.
                throw new Failure(
                        Code.INVALID,
                        "the provider redeems no code: "
                                + tokens.toErrorResponse().getErrorObject().getCode());
            }
            JWT token = ((OIDCTokenResponse) tokens).getOIDCTokens().getIDToken();
            if (token == null) {
                throw new Failure(Code.INVALID, "the provider sends no ID token");
            }
            return token;
        } catch (ParseException e) {
            throw new Failure(Code.INVALID, "the provider's tokens can't be read", e);
        }
    }

    private TokenRequest request(AuthorizationCode code, Pending pending, Provider provider) {
        var grant = new AuthorizationCodeGrant(code, pending.callback(), pending.verifier());
        if (client.secret().isEmpty()) {
            return new TokenRequest.Builder(provider.token(), client.id(), grant).build();
        }
        ClientAuthentication proof =
                provider.takesSecretInBody()
                        ? new ClientSecretPost(client.id(), client.secret().get())
                        : new ClientSecretBasic(client.id(), client.secret().get());
        return new TokenRequest.Builder(provider.token(), proof, grant).build();
    }
}
