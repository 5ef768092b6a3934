package org.belay.security.internal.twostep;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {

    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    private final Totp totp = new Totp();

    /** The last six digits of the table in appendix B of RFC 6238. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    @Tag("AUTH-14")
    void codesAreThoseOfTheStandard(long second, String code) {
        assertThat(totp.step(SECRET, code, Instant.ofEpochSecond(second))).hasValue(second / 30);
    }

    @Test
    void oneStepEarlierOrLaterIsGoodAndTwoAreNot() {
        Instant at = Instant.ofEpochSecond(1_111_111_111);

        assertThat(totp.step(SECRET, "050471", at.plusSeconds(30))).isPresent();
        assertThat(totp.step(SECRET, "050471", at.minusSeconds(30))).isPresent();
        assertThat(totp.step(SECRET, "050471", at.plusSeconds(60))).isEmpty();
        assertThat(totp.step(SECRET, "050471", at.minusSeconds(60))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"''", "05047", "0504711", "05047a", "０５０４７１"})
    void whatIsNoCodeIsNone(String typed) {
        assertThat(totp.step(SECRET, typed, Instant.ofEpochSecond(1_111_111_111))).isEmpty();
    }

    @Test
    void appsReadTheAddress() {
        assertThat(Totp.uri("Acme IT & more", "mara+x@example.com", SECRET))
                .isEqualTo(
                        "otpauth://totp/Acme%20IT%20%26%20more:mara%2Bx%40example.com"
                                + "?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
                                + "&issuer=Acme%20IT%20%26%20more"
                                + "&algorithm=SHA1&digits=6&period=30");
    }

    @Test
    void theTestsAppReadsWhatWasShown() {
        byte[] secret = totp.freshSecret();

        assertThat(secret).hasSize(20);
        assertThat(Authenticator.decoded(Base32.encode(secret))).isEqualTo(secret);
    }

    @Test
    void thePictureIsPlainSvg() {
        assertThat(QrPicture.svg("otpauth://totp/x?secret=<script>"))
                .startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ")
                .doesNotContain("script");
    }
}
