package org.belay.replies.internal;

import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.belay.api.refusal.Refused;

/**
 * The file {@code replies.xml} (CHAT-46, SET-103); its form is described in {@code
 * docs/technician.md}. Reading takes more than is written: elements and attributes in any case, name
 * and content as attributes or as elements, whatever is wrapped around entries.
 */
final class RepliesFile {

    /** Most characters that are read. */
    static final int LONGEST = 200_000;

    private static final int MOST_FAULTS = 20;

    private static final Map<String, Kind> ENTRIES =
            Map.of(
                    "reply", Kind.REPLY,
                    "predefinedreply", Kind.REPLY,
                    "text", Kind.REPLY,
                    "url", Kind.URL,
                    "predefinedurl", Kind.URL,
                    "link", Kind.URL);
    private static final List<String> NAMES = List.of("name", "title");
    private static final List<String> CONTENTS = List.of("content", "value", "text", "href");

    private RepliesFile() {}

    /** The file with those entries. */
    static String write(List<Entry> entries) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("replies");
            xml.writeAttribute("version", "1");
            for (Entry each : entries) {
                xml.writeCharacters("\n  ");
                xml.writeStartElement(each.kind().wireName());
                xml.writeAttribute("name", each.name());
                xml.writeCharacters(each.content());
                xml.writeEndElement();
            }
            xml.writeCharacters("\n");
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e); // into memory
        }
        return text + "\n";
    }

    /**
     * The entries of a file, in its order; all of them, or a refusal that names each line at fault.
     *
     * @throws Refused {@code xml-invalid} for the field {@code xml}, with {@code faults}: a list of
     *     {@code line} and {@code code}
     */
    static List<Entry> read(String text) {
        if (text.length() > LONGEST) {
            throw Refused.tooLong("xml", LONGEST);
        }
        return new Reading().read(text);
    }

    /** An entry that has begun. */
    private static final class Begun {
        private final Kind kind;
        private final int line;
        private final StringBuilder within = new StringBuilder();
        private Optional<String> name = Optional.empty();
        private Optional<String> content = Optional.empty();

        Begun(Kind kind, XMLStreamReader xml) {
            this.kind = kind;
            this.line = xml.getLocation().getLineNumber();
            for (int i = 0; i < xml.getAttributeCount(); i++) {
                take(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
            }
        }

        void take(String part, String value) {
            String called = part.toLowerCase(Locale.ROOT);
            if (NAMES.contains(called)) {
                name = Optional.of(value);
            } else if (CONTENTS.contains(called)) {
                content = Optional.of(value);
            }
        }

        Entry entry() {
            return Entry.of(kind, name.orElse(""), content.orElseGet(within::toString));
        }
    }

    /** One file being read. */
    private static final class Reading {
        private final List<Entry> entries = new ArrayList<>();
        private final List<Map<String, Object>> faults = new ArrayList<>();
        private Begun begun;
        private String part;
        private final StringBuilder partText = new StringBuilder();

        List<Entry> read(String text) {
            try {
                XMLStreamReader xml =
                        factory().createXMLStreamReader(new StringReader(text.strip()));
                while (xml.hasNext() && faults.size() < MOST_FAULTS) {
                    step(xml.next(), xml);
                }
            } catch (XMLStreamException e) {
                fault(
                        Math.max(1, e.getLocation() == null ? 1 : e.getLocation().getLineNumber()),
                        "malformed");
            }
            if (entries.isEmpty() && faults.isEmpty()) {
                fault(1, "empty");
            }
            if (!faults.isEmpty()) {
                throw Refused.field(
                                "xml-invalid",
                                "xml",
                                "Nothing was imported; the first fault is in line "
                                        + faults.get(0).get("line"))
                        .with("faults", List.copyOf(faults));
            }
            return entries;
        }

        // Nothing outside of the text is read, and nothing in it can grow.
        private static XMLInputFactory factory() {
            XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
            factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
            factory.setProperty(XMLInputFactory.IS_COALESCING, true);
            factory.setXMLResolver(
                    (publicId, systemId, base, namespace) -> {
                        throw new XMLStreamException("External entities aren't read");
                    });
            return factory;
        }

        private void step(int event, XMLStreamReader xml) throws XMLStreamException {
            switch (event) {
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                        throw new XMLStreamException("Not read here", xml.getLocation());
                case XMLStreamConstants.START_ELEMENT -> begin(xml);
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text(xml.getText());
                case XMLStreamConstants.END_ELEMENT -> end();
                default -> {
                    // comments, processing instructions, the end
                }
            }
        }

        private void begin(XMLStreamReader xml) {
            String called = xml.getLocalName().toLowerCase(Locale.ROOT);
            if (begun != null) {
                part = called;
                partText.setLength(0);
            } else if (ENTRIES.containsKey(called)) {
                begun = new Begun(ENTRIES.get(called), xml);
            }
        }

        private void text(String text) {
            if (part != null) {
                partText.append(text);
            } else if (begun != null) {
                begun.within.append(text);
            }
        }

        private void end() {
            if (part != null) {
                begun.take(part, partText.toString());
                part = null;
            } else if (begun != null) {
                finish();
            }
        }

        private void finish() {
            try {
                entries.add(begun.entry());
            } catch (Refused refused) {
                fault(begun.line, refused.code() + "-" + refused.field().orElse(""));
            }
            begun = null;
        }

        private void fault(int line, String code) {
            faults.add(Map.of("line", line, "code", code));
        }
    }
}
