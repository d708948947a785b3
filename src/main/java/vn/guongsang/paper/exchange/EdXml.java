package vn.guongsang.paper.exchange;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import vn.guongsang.paper.exchange.ExchangeDocument.File;
import vn.guongsang.paper.exchange.ExchangeDocument.Party;

/**
 * A document as an edXML file (QCVN 102:2016/BTTTT): header, list of the files, and the files themselves, each zipped
 * and in Base64. Names and order of the elements follow the examples of the exchange's own software kit; see ADR 33 for
 * what was read. The seal of the sending agency (XML signature) is put on by the software that sends.
 */
public final class EdXml {

    static final String NAMESPACE = "http://www.mic.gov.vn/TBT/QCVN_102_2016";
    static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy/MM/dd");

    private static final String PREFIX = "edXML";
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss").withZone(ZoneId.of("Asia/Ho_Chi_Minh"));
    /** Vietnamese by the standard, whatever the language of the pages. */
    private static final String NEW_DOCUMENT = "Văn bản điện tử mới";

    private static final Pattern UNWRITABLE =
            Pattern.compile("[^\\t\\n\\r -\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

    private final XMLStreamWriter xml;

    private EdXml(XMLStreamWriter xml) {
        this.xml = xml;
    }

    public static byte[] of(ExchangeDocument document) {
        var bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, "UTF-8");
            new EdXml(xml).write(document);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    private void write(ExchangeDocument document) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("edXML");
        xml.writeDefaultNamespace(NAMESPACE);
        xml.writeStartElement(PREFIX, "edXMLEnvelope", NAMESPACE);
        xml.writeNamespace(PREFIX, NAMESPACE);
        in("edXMLHeader", () -> {
            in("MessageHeader", () -> header(document));
            in("TraceHeaderList", () -> trace(document));
        });
        in("edXMLBody", () -> {
            start("edXMLManifest");
            xml.writeAttribute("version", "1.0");
            for (int i = 0; i < document.files().size(); i++) {
                int number = i;
                in("Reference", () -> reference(document.files().get(number), number));
            }
            xml.writeEndElement();
        });
        xml.writeEndElement();
        attachments(document);
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void header(ExchangeDocument document) throws XMLStreamException {
        in("From", () -> party(document.from()));
        for (Party to : document.to()) {
            in("To", () -> party(to));
        }
        line("DocumentId", document.id());
        in("Code", () -> {
            line("CodeNumber", document.number());
            line("CodeNotation", document.notation());
        });
        in("PromulgationInfo", () -> {
            line("Place", document.place());
            line("PromulgationDate", DAY.format(document.issuedOn()));
        });
        in("DocumentType", () -> {
            line("Type", "1");
            line("TypeDetail", "0");
            line("TypeName", document.type());
        });
        line("Subject", document.subject());
        line("Content", document.subject());
        in("SignerInfo", () -> {
            line("Competence", document.competence());
            line("Position", document.position());
            line("FullName", document.signer());
        });
        in("OtherInfo", () -> {
            line("Priority", "0");
            line("PromulgationAmount", "1");
            line("PageAmount", String.valueOf(document.pages()));
            line("Direction", "false");
            in("Appendixes", () -> {
                for (String appendix : document.appendixes()) {
                    line("Appendix", appendix);
                }
            });
        });
        line("SteeringType", "0");
        in("ToPlaces", () -> {
            for (String place : document.toPlaces()) {
                line("Place", place);
            }
        });
    }

    private void party(Party party) throws XMLStreamException {
        line("OrganId", party.code());
        line("OrganizationInCharge", party.above());
        line("OrganName", party.name());
    }

    private void trace(ExchangeDocument document) throws XMLStreamException {
        in("TraceHeader", () -> {
            line("OrganId", document.from().code());
            line("Timestamp", MOMENT.format(document.packedAt()));
        });
        in("Bussiness", () -> {
            line("BussinessDocType", "0");
            line("BussinessDocReason", NEW_DOCUMENT);
            line("Paper", "0");
            in("StaffInfo", () -> {
                line("Department", document.from().name());
                line("Staff", document.staff());
            });
        });
    }

    private void reference(File file, int number) throws XMLStreamException {
        line("ContentId", contentId(number));
        line("ContentType", "application/zip");
        line("Description", file.name());
        line("AttachmentName", file.name());
    }

    private static String contentId(int number) {
        return "cid:" + (number + 1);
    }

    private void attachments(ExchangeDocument document) throws XMLStreamException {
        xml.writeStartElement("AttachmentEncoded");
        for (int i = 0; i < document.files().size(); i++) {
            File file = document.files().get(i);
            xml.writeStartElement("Attachment");
            bare("ContentId", contentId(i));
            bare("AttachmentName", file.name());
            bare("Description", file.name());
            bare("ContentType", "application/zip");
            xml.writeStartElement(PREFIX, "ContentTransferEncoded", NAMESPACE);
            xml.writeNamespace(PREFIX, NAMESPACE);
            xml.writeCharacters(Base64.getEncoder().encodeToString(zipped(file)));
            xml.writeEndElement();
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static byte[] zipped(File file) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            zip.putNextEntry(new ZipEntry(file.name()));
            zip.write(file.content());
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @FunctionalInterface
    private interface Inside {
        void write() throws XMLStreamException;
    }

    private void in(String element, Inside inside) throws XMLStreamException {
        start(element);
        inside.write();
        xml.writeEndElement();
    }

    private void start(String element) throws XMLStreamException {
        xml.writeStartElement(PREFIX, element, NAMESPACE);
    }

    private void line(String element, String text) throws XMLStreamException {
        start(element);
        characters(text);
    }

    /** Outside the envelope elements carry no prefix. */
    private void bare(String element, String text) throws XMLStreamException {
        xml.writeStartElement(element);
        characters(text);
    }

    private void characters(String text) throws XMLStreamException {
        xml.writeCharacters(UNWRITABLE.matcher(text).replaceAll(""));
        xml.writeEndElement();
    }
}
