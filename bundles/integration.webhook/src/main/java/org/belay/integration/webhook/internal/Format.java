package org.belay.integration.webhook.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** How the variables are written (INT-10 to INT-12). A variable without a value is empty. */
enum Format {
    /** Like a submitted HTML form, in the body of a POST. */
    FORM("application/x-www-form-urlencoded") {
        @Override
        byte[] write(Map<Variable, String> values) {
            return Arrays.stream(Variable.values())
                    .map(
                            variable ->
                                    variable.parameter()
                                            + "="
                                            + URLEncoder.encode(
                                                    values.getOrDefault(variable, ""), UTF_8))
                    .collect(Collectors.joining("&"))
                    .getBytes(UTF_8);
        }
    },
    /** One element for each variable below {@code <session>}. */
    XML("text/xml; charset=UTF-8") {
        @Override
        byte[] write(Map<Variable, String> values) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try {
                XMLStreamWriter xml =
                        XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, "UTF-8");
                xml.writeStartDocument("UTF-8", "1.0");
                xml.writeStartElement("session");
                for (Variable variable : Variable.values()) {
                    xml.writeStartElement(variable.element());
                    xml.writeCharacters(legal(values.getOrDefault(variable, "")));
                    xml.writeEndElement();
                }
                xml.writeEndDocument();
                xml.close();
            } catch (XMLStreamException e) {
                throw new IllegalStateException(e);
            }
            return bytes.toByteArray();
        }
    };

    private static final int REPLACEMENT = 0xFFFD;

    private final String contentType;

    Format(String contentType) {
        this.contentType = contentType;
    }

    abstract byte[] write(Map<Variable, String> values);

    String contentType() {
        return contentType;
    }

    static Format of(String key) {
        return switch (key) {
            case "form" -> FORM;
            case "xml" -> XML;
            default -> throw new IllegalArgumentException("format is one of form, xml, not " + key);
        };
    }

    /** XML 1.0 has no way to write most control characters, and people paste everything. */
    private static String legal(String text) {
        return text.codePoints()
                .map(c -> isLegal(c) ? c : REPLACEMENT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isLegal(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }
}
