package vn.guongsang.document.text;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Well-formed XML written in order; the platform's writer escapes every text and attribute. */
public final class Markup {

    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private final StringWriter out = new StringWriter();
    private final XMLStreamWriter xml;

    public Markup() {
        try {
            xml = FACTORY.createXMLStreamWriter(out);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param attributes names and values in turn */
    public Markup open(String name, Object... attributes) {
        return write(() -> {
            xml.writeStartElement(name);
            attributes(attributes);
        });
    }

    public Markup close() {
        return write(xml::writeEndElement);
    }

    public Markup text(String text) {
        return write(() -> xml.writeCharacters(PlainText.clean(text)));
    }

    public Markup empty(String name, Object... attributes) {
        return write(() -> {
            xml.writeEmptyElement(name);
            attributes(attributes);
        });
    }

    public Markup element(String name, String text, Object... attributes) {
        return open(name, attributes).text(text).close();
    }

    @Override
    public String toString() {
        write(xml::flush);
        return out.toString();
    }

    private void attributes(Object... attributes) throws XMLStreamException {
        for (var i = 0; i < attributes.length; i += 2) {
            xml.writeAttribute(attributes[i].toString(), PlainText.clean(attributes[i + 1].toString()));
        }
    }

    private Markup write(Step step) {
        try {
            step.run();
            return this;
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Step {
        void run() throws XMLStreamException;
    }
}
