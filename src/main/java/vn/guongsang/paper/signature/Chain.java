package vn.guongsang.paper.signature;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.jspecify.annotations.Nullable;
import vn.guongsang.paper.signature.PdfSignature.Link;

/** The certificates above a signer's, each signed by the next. */
record Chain(List<X509Certificate> certificates) {

    /** More than any real chain has. */
    private static final int LONGEST = 10;

    private static final int DIGITAL_SIGNATURE = 0;
    private static final int NON_REPUDIATION = 1;

    /** Upwards from a certificate, through those that came with the signature and those that are trusted. */
    static Chain from(X509Certificate signer, Collection<X509Certificate> offered, Set<X509Certificate> trusted) {
        // a trusted issuer goes before one of the same name that came along
        var issuers = new LinkedHashSet<>(trusted);
        issuers.addAll(offered);
        var chain = new ArrayList<X509Certificate>(List.of(signer));
        while (chain.size() < LONGEST && !trusted.contains(chain.getLast())) {
            X509Certificate last = chain.getLast();
            Optional<X509Certificate> issuer = issuers.stream()
                    .filter(candidate -> !chain.contains(candidate) && issued(candidate, last))
                    .findFirst();
            if (issuer.isEmpty()) {
                break;
            }
            chain.add(issuer.get());
        }
        return new Chain(List.copyOf(chain));
    }

    private static boolean issued(X509Certificate issuer, X509Certificate certificate) {
        if (!issuer.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
            return false;
        }
        try {
            certificate.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException _) {
            return false;
        }
    }

    List<Link> links(@Nullable Instant at) {
        return certificates.stream()
                .map(one -> new Link(
                        name(one.getSubjectX500Principal()),
                        name(one.getIssuerX500Principal()),
                        one.getNotBefore().toInstant(),
                        one.getNotAfter().toInstant(),
                        at == null ? null : valid(one, at)))
                .toList();
    }

    /** With the abbreviations that certificates of persons use, such as T for a title. */
    static String name(X500Principal principal) {
        return BCStyle.INSTANCE.toString(X500Name.getInstance(principal.getEncoded()));
    }

    boolean validAt(Instant at) {
        return certificates.stream().allMatch(one -> valid(one, at));
    }

    private static boolean valid(X509Certificate certificate, Instant at) {
        return !at.isBefore(certificate.getNotBefore().toInstant())
                && !at.isAfter(certificate.getNotAfter().toInstant());
    }

    /**
     * The trusted certificate to which it leads by the rules of RFC 5280, dates aside, which are told by themselves, and
     * revocation, which nobody is asked about.
     */
    Optional<X509Certificate> anchor(Set<X509Certificate> trusted) {
        X509Certificate top = certificates.getLast();
        if (!trusted.contains(top) || !maySign(certificates.getFirst())) {
            return Optional.empty();
        }
        List<X509Certificate> below = certificates.subList(0, certificates.size() - 1);
        return below.isEmpty() || follows(below, top) ? Optional.of(top) : Optional.empty();
    }

    private static boolean follows(List<X509Certificate> below, X509Certificate top) {
        try {
            var parameters = new PKIXParameters(Set.of(new TrustAnchor(top, null)));
            parameters.setRevocationEnabled(false);
            parameters.setDate(common(below));
            var path = CertificateFactory.getInstance("X.509").generateCertPath(below);
            CertPathValidator.getInstance("PKIX").validate(path, parameters);
            return true;
        } catch (GeneralSecurityException _) {
            return false;
        }
    }

    /** A day on which all of them are valid, if there is one. */
    private static Date common(List<X509Certificate> certificates) {
        return certificates.stream()
                .map(X509Certificate::getNotBefore)
                .collect(Collectors.maxBy(Date::compareTo))
                .orElseThrow();
    }

    private static boolean maySign(X509Certificate certificate) {
        boolean[] usage = certificate.getKeyUsage();
        return usage == null || usage[DIGITAL_SIGNATURE] || usage[NON_REPUDIATION];
    }
}
