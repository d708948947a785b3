package vn.guongsang.document.decree30;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A DOCX file opened part by part. What is not touched goes out as it came in. */
final class WordFile {

    static final String W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    static final String DOCUMENT = "word/document.xml";
    static final String STYLES = "word/styles.xml";

    private static final int LARGEST = 64 * 1024 * 1024;
    private static final DocumentBuilderFactory BUILDERS = careful();

    private final Map<String, byte[]> parts = new LinkedHashMap<>();
    private final Map<String, Document> opened = new LinkedHashMap<>();

    /** @throws IOException if it is no DOCX file, or larger unpacked than any form */
    WordFile(byte[] content) throws IOException {
        int left = LARGEST;
        try (var zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] part = zip.readNBytes(left);
                left -= part.length;
                if (left <= 0) {
                    throw new IOException("Too large unpacked");
                }
                parts.put(entry.getName(), part);
            }
        }
        if (!parts.containsKey(DOCUMENT)) {
            throw new IOException("No " + DOCUMENT);
        }
    }

    Stream<String> names() {
        return parts.keySet().stream();
    }

    boolean has(String name) {
        return parts.containsKey(name);
    }

    /** The text, then head and foot of its pages. */
    Stream<Document> texts() {
        return Stream.concat(
                        Stream.of(DOCUMENT), names().filter(name -> name.matches("word/(?:header|footer)\\d*\\.xml")))
                .map(this::open);
    }

    Document open(String name) {
        return opened.computeIfAbsent(name, part -> {
            try {
                return BUILDERS.newDocumentBuilder().parse(new ByteArrayInputStream(content(part)));
            } catch (ParserConfigurationException e) {
                throw new IllegalStateException(e);
            } catch (SAXException e) {
                throw new UncheckedIOException(new IOException(e));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private byte[] content(String part) {
        return java.util.Objects.requireNonNull(parts.get(part), part);
    }

    byte[] write() {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (String name : parts.keySet()) {
                zip.putNextEntry(new ZipEntry(name));
                Document changed = opened.get(name);
                zip.write(changed == null ? content(name) : bytes(changed));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] bytes(Document document) {
        var out = new ByteArrayOutputStream();
        try {
            document.setXmlStandalone(true);
            TransformerFactory.newDefaultInstance()
                    .newTransformer()
                    .transform(new DOMSource(document), new StreamResult(out));
        } catch (TransformerException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    private static DocumentBuilderFactory careful() {
        var builders = DocumentBuilderFactory.newDefaultNSInstance();
        try {
            builders.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            builders.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
        return builders;
    }

    // elements of WordprocessingML

    /** As they stand now, in the order of the text: changes afterwards do not change the list. */
    static java.util.List<Element> all(Node below, String name) {
        NodeList found = below instanceof Document document
                ? document.getElementsByTagNameNS(W, name)
                : ((Element) below).getElementsByTagNameNS(W, name);
        return java.util.stream.IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }

    static java.util.List<Element> children(Node of) {
        var children = new java.util.ArrayList<Element>();
        for (Node child = of.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    static boolean is(@Nullable Node node, String name) {
        return node != null && W.equals(node.getNamespaceURI()) && name.equals(node.getLocalName());
    }

    static @Nullable Element above(Node node, Predicate<Node> wanted) {
        for (Node above = node.getParentNode(); above != null; above = above.getParentNode()) {
            if (wanted.test(above)) {
                return (Element) above;
            }
        }
        return null;
    }

    static String attribute(Element element, String name) {
        return element.getAttributeNS(W, name);
    }
}
