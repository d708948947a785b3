package vn.guongsang.paper.signature;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.TimeZone;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationStore;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.jspecify.annotations.Nullable;
import vn.guongsang.paper.signature.Authority.Holder;

/** PDF files, signed as the tools of officers sign them. */
public final class SignedPdf {

    private SignedPdf() {}

    public static byte[] plain(String text) {
        try (var document = new PDDocument()) {
            var page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            try (var content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 14);
                content.newLineAtOffset(72, 720);
                content.showText(text);
                content.endText();
            }
            var bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] signed(byte[] pdf, Holder signer, Instant at) {
        return signed(pdf, signer, at, null);
    }

    /** @param clock who stamps the time beside it, if anybody does */
    public static byte[] signed(byte[] pdf, Holder signer, Instant at, @Nullable Holder clock) {
        return changed(pdf, document -> {
            var signature = new PDSignature();
            signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
            signature.setSubFilter(PDSignature.SUBFILTER_ADBE_PKCS7_DETACHED);
            Calendar day = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
            day.setTimeInMillis(at.toEpochMilli());
            signature.setSignDate(day);
            document.addSignature(signature, content -> cms(content, signer, at, clock));
        });
    }

    /** Something is put on the page after all that was signed. */
    public static byte[] scribbled(byte[] pdf) {
        return changed(pdf, document -> {
            PDPage page = document.getPage(0);
            page.getCOSObject().setItem(COSName.getPDFName("Rotate"), org.apache.pdfbox.cos.COSInteger.get(90));
            page.getCOSObject().setNeedToBeUpdated(true);
            document.getDocumentCatalog().getCOSObject().setNeedToBeUpdated(true);
        });
    }

    private interface Changing {
        void change(PDDocument document) throws IOException;
    }

    private static byte[] changed(byte[] pdf, Changing changing) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            changing.change(document);
            var bytes = new ByteArrayOutputStream();
            document.saveIncremental(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] cms(InputStream content, Holder signer, Instant at, @Nullable Holder clock)
            throws IOException {
        try {
            var generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(new JcaSignerInfoGeneratorBuilder(
                            new JcaDigestCalculatorProviderBuilder().build())
                    .setSignedAttributeGenerator(new DefaultSignedAttributeTableGenerator(new AttributeTable(
                            new DERSet(new Attribute(CMSAttributes.signingTime, new DERSet(new Time(Date.from(at))))))))
                    .build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer.key()), signer.certificate()));
            generator.addCertificates(new JcaCertStore(all(signer)));
            CMSSignedData signed = generator.generate(new CMSProcessableByteArray(content.readAllBytes()), false);
            return (clock == null ? signed : stamped(signed, clock, at)).getEncoded();
        } catch (org.bouncycastle.cms.CMSException
                | org.bouncycastle.operator.OperatorCreationException
                | java.security.GeneralSecurityException
                | org.bouncycastle.tsp.TSPException e) {
            throw new IllegalStateException(e);
        }
    }

    private static CMSSignedData stamped(CMSSignedData signed, Holder clock, Instant at)
            throws java.security.GeneralSecurityException, org.bouncycastle.operator.OperatorCreationException,
                    org.bouncycastle.tsp.TSPException, IOException {
        SignerInformation signer = signed.getSignerInfos().iterator().next();
        var request = new TimeStampRequestGenerator();
        request.setCertReq(true);
        var sha256 = NISTObjectIdentifiers.id_sha256;
        var tokens = new TimeStampTokenGenerator(
                new JcaSimpleSignerInfoGeneratorBuilder().build("SHA256withECDSA", clock.key(), clock.certificate()),
                new JcaDigestCalculatorProviderBuilder()
                        .build()
                        .get(new org.bouncycastle.asn1.x509.AlgorithmIdentifier(sha256)),
                new ASN1ObjectIdentifier("1.2.3.4"));
        tokens.addCertificates(new JcaCertStore(all(clock)));
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(signer.getSignature());
        byte[] token = new TimeStampResponseGenerator(tokens, java.util.Set.of(sha256.getId()))
                .generate(request.generate(sha256, digest), java.math.BigInteger.ONE, Date.from(at))
                .getTimeStampToken()
                .getEncoded();
        var attributes = new ASN1EncodableVector();
        attributes.add(new Attribute(
                PKCSObjectIdentifiers.id_aa_signatureTimeStampToken, new DERSet(ASN1Primitive.fromByteArray(token))));
        return CMSSignedData.replaceSigners(
                signed,
                new SignerInformationStore(
                        SignerInformation.replaceUnsignedAttributes(signer, new AttributeTable(attributes))));
    }

    private static List<X509Certificate> all(Holder holder) {
        var all = new ArrayList<>(List.of(holder.certificate()));
        all.addAll(holder.above());
        return all;
    }
}
