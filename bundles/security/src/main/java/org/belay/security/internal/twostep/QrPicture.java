package org.belay.security.internal.twostep;

import io.nayuki.qrcodegen.QrCode;

/** A text as a QR code, drawn as SVG: sharp at any size, and nothing in it but squares. */
final class QrPicture {

    /** Readers need so many empty squares around it. */
    private static final int BORDER = 4;

    private QrPicture() {}

    /** The whole element; black on white whatever the page's colours are. */
    static String svg(String text) {
        QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        int size = code.size + 2 * BORDER;
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M').append(x + BORDER).append(',').append(y + BORDER);
                    path.append("h1v1h-1z");
                }
            }
        }
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 "
                + size
                + " "
                + size
                + "\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0,0h"
                + size
                + "v"
                + size
                + "H0z\"/><path fill=\"#000\" d=\""
                + path
                + "\"/></svg>";
    }
}
