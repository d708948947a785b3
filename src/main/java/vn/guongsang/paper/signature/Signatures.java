package vn.guongsang.paper.signature;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.DefaultCMSSignatureAlgorithmNameGenerator;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;
import org.bouncycastle.util.Store;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.guongsang.paper.signature.PdfSignature.Change;
import vn.guongsang.paper.signature.PdfSignature.Clock;
import vn.guongsang.paper.signature.PdfSignature.Integrity;
import vn.guongsang.paper.signature.PdfSignature.Signer;
import vn.guongsang.paper.signature.PdfSignature.Standing;

/**
 * Reads the digital signatures of PDF files. Whom it knows is up to {@link TrustAnchors}; nobody outside is asked, so
 * that whether a certificate was revoked is never known here.
 */
@Component
public class Signatures {

    /** Files whose answer is kept; a page asks for the same again and again. */
    private static final int KEPT = 100;

    /** More than any paper is signed by. */
    private static final int MOST = 40;

    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();
    private static final Set<String> DETACHED = Set.of("adbe.pkcs7.detached", "ETSI.CAdES.detached");
    private static final Set<Change> OF_SIGNERS = Set.of(Change.SIGNATURE, Change.VALIDATION_DATA);
    private static final String STAMP = "ETSI.RFC3161";

    private final TrustAnchors anchors;
    private final Map<String, List<PdfSignature>> kept =
            Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, List<PdfSignature>> eldest) {
                    return size() > KEPT;
                }
            });

    Signatures(TrustAnchors anchors) {
        this.anchors = anchors;
    }

    /**
     * The signatures of a PDF file in the order in which they were put in; none if it cannot be read.
     *
     * @param sha256 of the file, which is asked for only when it was not read lately
     */
    public List<PdfSignature> in(String sha256, Supplier<byte[]> pdf) {
        TrustAnchors.Known known = anchors.known();
        String key = sha256 + known.state();
        List<PdfSignature> before = kept.get(key);
        if (before != null) {
            return before;
        }
        List<PdfSignature> read = read(pdf.get(), known.certificates());
        kept.put(key, read);
        return read;
    }

    private static List<PdfSignature> read(byte[] pdf, Set<X509Certificate> trusted) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            var read = new ArrayList<PdfSignature>();
            List<PDSignature> signatures = document.getSignatureDictionaries().stream()
                    .sorted(java.util.Comparator.comparingLong(Signatures::end))
                    .limit(MOST)
                    .toList();
            for (PDSignature signature : signatures) {
                read.add(new Reading(pdf, document, signature, trusted).read());
            }
            return List.copyOf(read);
        } catch (IOException _) {
            return List.of();
        }
    }

    private static long end(PDSignature signature) {
        int[] range = signature.getByteRange();
        return range == null || range.length != 4 ? 0 : (long) range[2] + range[3];
    }

    /** One signature of a file. */
    private record Reading(byte[] pdf, PDDocument document, PDSignature signature, Set<X509Certificate> trusted) {

        PdfSignature read() {
            Optional<Range> range = Range.of(signature.getByteRange(), pdf);
            boolean stamp = STAMP.equals(signature.getSubFilter());
            if (range.isEmpty()) {
                return unreadable(stamp, Integrity.HOLED, Standing.BROKEN);
            }
            try {
                byte[] signed = range.get().signed(pdf);
                byte[] contents = range.get().contents(pdf);
                Set<Change> later = Revisions.changes(pdf, range.get().end(), document);
                if (stamp) {
                    return stamp(new TimeStampToken(cms(null, contents)), signed, later);
                }
                if (!DETACHED.contains(signature.getSubFilter())) {
                    return unreadable(false, Integrity.UNREADABLE, Standing.UNREADABLE);
                }
                return signature(cms(signed, contents), later);
            } catch (CMSException | TSPException | IOException | GeneralSecurityException | RuntimeException _) {
                // whoever sends a file can put anything there
                return unreadable(stamp, Integrity.UNREADABLE, Standing.UNREADABLE);
            }
        }

        private static CMSSignedData cms(byte @Nullable [] signed, byte[] contents) throws CMSException {
            // the place is larger than what is in it: zeros follow
            var in = new ByteArrayInputStream(contents);
            return signed == null ? new CMSSignedData(in) : new CMSSignedData(new CMSProcessableByteArray(signed), in);
        }

        private PdfSignature signature(CMSSignedData cms, Set<Change> later)
                throws CMSException, GeneralSecurityException {
            SignerInformation signer = cms.getSignerInfos().iterator().next();
            List<X509Certificate> offered = certificates(cms.getCertificates());
            X509Certificate certificate =
                    certificate(cms.getCertificates(), signer).orElse(null);
            String algorithm = new DefaultCMSSignatureAlgorithmNameGenerator()
                    .getSignatureName(
                            signer.getDigestAlgorithmID(),
                            signer.toASN1Structure().getDigestEncryptionAlgorithm());
            Moment moment = moment(signer);
            boolean intact = certificate != null && verifies(signer, certificate);
            return judged(
                    false,
                    certificate == null ? Integrity.UNREADABLE : intact ? Integrity.INTACT : Integrity.BROKEN,
                    later,
                    certificate,
                    offered,
                    moment,
                    algorithm);
        }

        private PdfSignature stamp(TimeStampToken token, byte[] signed, Set<Change> later)
                throws GeneralSecurityException, CMSException {
            Optional<X509Certificate> authority = authority(token);
            boolean intact = authority.isPresent() && holds(token, authority.get()) && imprints(token, signed);
            return judged(
                    true,
                    intact ? Integrity.INTACT : Integrity.BROKEN,
                    later,
                    authority.orElse(null),
                    certificates(token.getCertificates()),
                    new Moment(token.getTimeStampInfo().getGenTime().toInstant(), Clock.STAMPED),
                    token.getTimeStampInfo().getHashAlgorithm().getAlgorithm().getId());
        }

        private PdfSignature judged(
                boolean stamp,
                Integrity integrity,
                Set<Change> later,
                @Nullable X509Certificate certificate,
                List<X509Certificate> offered,
                Moment moment,
                String algorithm) {
            Chain chain = certificate == null ? null : Chain.from(certificate, offered, trusted);
            Optional<X509Certificate> anchor = chain == null ? Optional.empty() : chain.anchor(trusted);
            return new PdfSignature(
                    stamp,
                    integrity,
                    later,
                    certificate == null ? null : named(certificate),
                    moment.at(),
                    moment.clock(),
                    algorithm,
                    chain == null ? List.of() : chain.links(moment.at()),
                    standing(integrity, later, chain, anchor, moment, algorithm),
                    anchor.map(one -> Chain.name(one.getSubjectX500Principal())).orElse(null));
        }

        private Standing standing(
                Integrity integrity,
                Set<Change> later,
                @Nullable Chain chain,
                Optional<X509Certificate> anchor,
                Moment moment,
                String algorithm) {
            if (integrity != Integrity.INTACT) {
                return integrity == Integrity.UNREADABLE ? Standing.UNREADABLE : Standing.BROKEN;
            }
            if (trusted.isEmpty()) {
                return Standing.NO_ANCHOR;
            }
            if (chain == null || anchor.isEmpty()) {
                return Standing.UNKNOWN_ISSUER;
            }
            if (algorithm.matches("(SHA1|MD5).*|1\\.3\\.14\\.3\\.2\\.26")) {
                return Standing.WEAK;
            }
            if (moment.at() == null || !chain.validAt(moment.at())) {
                return Standing.OUT_OF_DATE;
            }
            if (later.isEmpty()) {
                return Standing.RECOGNISED;
            }
            return OF_SIGNERS.containsAll(later) ? Standing.SIGNED_AFTER : Standing.CHANGED_AFTER;
        }

        private static PdfSignature unreadable(boolean stamp, Integrity integrity, Standing standing) {
            return new PdfSignature(
                    stamp, integrity, Set.of(), null, null, Clock.NOBODY, "", List.of(), standing, null);
        }

        private static boolean verifies(SignerInformation signer, X509Certificate certificate) {
            try {
                // by the key: whether the certificate was valid then is told apart
                return signer.verify(new JcaSimpleSignerInfoVerifierBuilder()
                        .setProvider(PROVIDER)
                        .build(certificate.getPublicKey()));
            } catch (CMSException | OperatorCreationException _) {
                return false;
            }
        }

        // when

        private record Moment(@Nullable Instant at, Clock clock) {}

        private Moment moment(SignerInformation signer) {
            Optional<Moment> stamped = attribute(
                            signer.getUnsignedAttributes(), PKCSObjectIdentifiers.id_aa_signatureTimeStampToken)
                    .flatMap(attribute -> stamped(attribute, signer));
            if (stamped.isPresent()) {
                return stamped.get();
            }
            Optional<Instant> claimed = attribute(signer.getSignedAttributes(), CMSAttributes.signingTime)
                    .map(attribute -> Time.getInstance(attribute.getAttrValues().getObjectAt(0))
                            .getDate()
                            .toInstant());
            return claimed.or(() -> Optional.ofNullable(signature.getSignDate()).map(Calendar::toInstant))
                    .map(at -> new Moment(at, Clock.CLAIMED))
                    .orElse(new Moment(null, Clock.NOBODY));
        }

        private Optional<Moment> stamped(Attribute attribute, SignerInformation signer) {
            try {
                var token = new TimeStampToken(new CMSSignedData(attribute
                        .getAttrValues()
                        .getObjectAt(0)
                        .toASN1Primitive()
                        .getEncoded()));
                Optional<X509Certificate> authority = authority(token);
                if (authority.isEmpty() || !holds(token, authority.get()) || !imprints(token, signer.getSignature())) {
                    return Optional.empty();
                }
                Instant at = token.getTimeStampInfo().getGenTime().toInstant();
                Chain chain = Chain.from(authority.get(), certificates(token.getCertificates()), trusted);
                boolean known = chain.anchor(trusted).isPresent() && chain.validAt(at);
                return Optional.of(new Moment(at, known ? Clock.STAMPED : Clock.STAMPED_BY_UNKNOWN));
            } catch (CMSException | TSPException | IOException | GeneralSecurityException | RuntimeException _) {
                return Optional.empty();
            }
        }

        private static Optional<X509Certificate> authority(TimeStampToken token) throws GeneralSecurityException {
            for (X509Certificate one : certificates(token.getCertificates())) {
                if (token.getSID().match(holder(one))) {
                    return Optional.of(one);
                }
            }
            return Optional.empty();
        }

        private static boolean holds(TimeStampToken token, X509Certificate authority) throws CMSException {
            return verifies(token.toCMSSignedData().getSignerInfos().iterator().next(), authority);
        }

        private static boolean imprints(TimeStampToken token, byte[] stamped) throws GeneralSecurityException {
            byte[] digest = MessageDigest.getInstance(
                            token.getTimeStampInfo()
                                    .getHashAlgorithm()
                                    .getAlgorithm()
                                    .getId(),
                            PROVIDER)
                    .digest(stamped);
            return MessageDigest.isEqual(digest, token.getTimeStampInfo().getMessageImprintDigest());
        }

        private static Optional<Attribute> attribute(@Nullable AttributeTable table, ASN1ObjectIdentifier id) {
            return Optional.ofNullable(table)
                    .map(all -> all.get(id))
                    .filter(attribute -> attribute.getAttrValues().size() > 0);
        }

        // who

        private static List<X509Certificate> certificates(Store<X509CertificateHolder> store)
                throws GeneralSecurityException {
            var certificates = new ArrayList<X509Certificate>();
            for (X509CertificateHolder holder : store.getMatches(null)) {
                certificates.add(new JcaX509CertificateConverter().getCertificate(holder));
            }
            return certificates;
        }

        private static Optional<X509Certificate> certificate(
                Store<X509CertificateHolder> store, SignerInformation signer) throws GeneralSecurityException {
            for (X509Certificate one : certificates(store)) {
                if (signer.getSID().match(holder(one))) {
                    return Optional.of(one);
                }
            }
            return Optional.empty();
        }

        private static X509CertificateHolder holder(X509Certificate certificate) throws GeneralSecurityException {
            return new org.bouncycastle.cert.jcajce.JcaX509CertificateHolder(certificate);
        }

        private static Signer named(X509Certificate certificate) {
            var name =
                    X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
            return new Signer(
                    first(name, BCStyle.CN),
                    first(name, BCStyle.O),
                    first(name, BCStyle.T),
                    // Vietnamese authorities write MST:…, CCCD:… or CMND:… into UID, others into serialNumber
                    Optional.of(first(name, BCStyle.UID))
                            .filter(uid -> !uid.isEmpty())
                            .orElseGet(() -> first(name, BCStyle.SERIALNUMBER)));
        }

        private static String first(X500Name name, ASN1ObjectIdentifier attribute) {
            RDN[] found = name.getRDNs(attribute);
            return found.length == 0
                    ? ""
                    : IETFUtils.valueToString(found[0].getFirst().getValue());
        }
    }
}
