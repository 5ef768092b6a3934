package org.belay.security.internal.twostep;

/**
 * What somebody needs to set up his authenticator.
 *
 * @param secret to type where no camera is
 * @param uri what the QR code says
 * @param qr the QR code as SVG
 */
public record Enrolment(String secret, String uri, String qr) {

    @Override
    public String toString() {
        return "Enrolment"; // never the secret: it would reach logs
    }
}
