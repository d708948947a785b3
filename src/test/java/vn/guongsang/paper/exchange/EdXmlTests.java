package vn.guongsang.paper.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.ZipInputStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import vn.guongsang.document.FileType;
import vn.guongsang.paper.exchange.ExchangeDocument.File;
import vn.guongsang.paper.exchange.ExchangeDocument.Party;

class EdXmlTests {

    private static final byte[] SIGNED = bytes(300_000);
    private static final byte[] DRAWN = bytes(1);

    @Test
    void aPackageIsOfTheSchemaAndSaysWhoSendsWhatToWhom() throws Exception {
        byte[] xml = EdXml.of(document("Về việc tặng Giấy khen"));

        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(EdXmlTests.class.getResource("/edxml.xsd"))
                .newValidator()
                .validate(new StreamSource(new ByteArrayInputStream(xml)));
        Document read = read(xml);
        assertThat(read.getDocumentElement().getTagName()).isEqualTo("edXML");
        assertThat(texts(read, "OrganId")).containsExactly("000.00.01.H32", "H32.12.5", "H32.12.6", "000.00.01.H32");
        assertThat(texts(read, "DocumentId")).containsExactly("000.00.01.H32,2025/03/10,31/QĐ-UBND");
        assertThat(texts(read, "CodeNumber")).containsExactly("31");
        assertThat(texts(read, "CodeNotation")).containsExactly("QĐ-UBND");
        assertThat(texts(read, "Competence")).containsExactly("KT. CHỦ TỊCH");
        assertThat(texts(read, "Timestamp")).containsExactly("2025/03/10 09:00:00");
        // the elements in the envelope carry the prefix, those outside do not
        assertThat(read.getElementsByTagName("edXML:MessageHeader").getLength()).isEqualTo(1);
        assertThat(read.getElementsByTagName("AttachmentEncoded").getLength()).isEqualTo(1);
    }

    @Test
    void theFilesComeOutAsTheyWentIn() throws Exception {
        Document read = read(EdXml.of(document("Về việc tặng Giấy khen")));

        assertThat(texts(read, "ContentTransferEncoded")).hasSize(2);
        assertThat(unpacked(texts(read, "ContentTransferEncoded").getFirst())).isEqualTo(SIGNED);
        assertThat(unpacked(texts(read, "ContentTransferEncoded").getLast())).isEqualTo(DRAWN);
        assertThat(texts(read, "ContentId")).containsExactly("cid:1", "cid:2", "cid:1", "cid:2");
        assertThat(texts(read, "AttachmentName").subList(0, 2)).containsExactly("bản ký & đóng dấu.pdf", "b.pdf");
    }

    @Test
    void whatXmlUsesItselfIsWrittenAndWhatItCannotHoldIsLeftOut() throws Exception {
        Document read = read(EdXml.of(document("Tặng <Giấy khen> \"A&B\" ]]> \u0001\uFFFF 𝒳")));

        assertThat(texts(read, "Subject")).containsExactly("Tặng <Giấy khen> \"A&B\" ]]>  𝒳");
    }

    private static ExchangeDocument document(String subject) {
        return new ExchangeDocument(
                new Party("000.00.01.H32", "UBND thị xã Ninh Hòa", "UBND tỉnh Khánh Hòa"),
                List.of(
                        new Party("H32.12.5", "UBND xã Ninh Đông", "UBND thị xã Ninh Hòa"),
                        new Party("H32.12.6", "UBND xã Ninh Sơn", "UBND thị xã Ninh Hòa")),
                "31",
                "QĐ-UBND",
                "Ninh Hòa",
                LocalDate.of(2025, 3, 10),
                "Quyết định",
                subject,
                "KT. CHỦ TỊCH",
                "PHÓ CHỦ TỊCH",
                "Trần Quốc Khánh",
                List.of("UBND xã Ninh Đông", "UBND xã Ninh Sơn", "UBND xã không có mã"),
                List.of("Danh sách được tặng Giấy khen"),
                3,
                "Nguyễn Văn Thư",
                Instant.parse("2025-03-10T02:00:00Z"),
                List.of(
                        new File("bản ký & đóng dấu.pdf", FileType.PDF, SIGNED),
                        new File("b.pdf", FileType.PDF, DRAWN)));
    }

    private static Document read(byte[] xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
    }

    private static List<String> texts(Document document, String element) {
        NodeList found = document.getElementsByTagNameNS(EdXml.NAMESPACE, element);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> found.item(i).getTextContent())
                .toList();
    }

    private static byte[] unpacked(String base64) throws IOException {
        try (var zip =
                new ZipInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(base64)))) {
            zip.getNextEntry();
            return zip.readAllBytes();
        }
    }

    private static byte[] bytes(int length) {
        var bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
