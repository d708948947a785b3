package vn.guongsang.paper.signature;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority that issues certificates, made for a test. */
public final class Authority {

    private static final AtomicLong SERIAL = new AtomicLong(1);

    /** Somebody with a key and a certificate for it. */
    public record Holder(PrivateKey key, X509Certificate certificate, List<X509Certificate> above) {}

    private final Holder self;

    private Authority(Holder self) {
        this.self = self;
    }

    public static Authority named(String name) {
        KeyPair keys = keys();
        Instant now = Instant.now();
        X509Certificate root = certificate(
                name,
                keys,
                null,
                keys,
                now.minus(3650, ChronoUnit.DAYS),
                now.plus(3650, ChronoUnit.DAYS),
                Use.AUTHORITY);
        return new Authority(new Holder(keys.getPrivate(), root, List.of()));
    }

    /** Somebody who issues certificates without the right to. */
    public static Authority of(Holder holder) {
        return new Authority(holder);
    }

    public X509Certificate certificate() {
        return self.certificate();
    }

    /** An authority below this one. */
    public Authority below(String name) {
        return new Authority(issue(name, Instant.now().minus(3000, ChronoUnit.DAYS), 6000, Use.AUTHORITY));
    }

    /** Somebody who signs, whose certificate is valid from yesterday for a year. */
    public Holder signer(String name) {
        return issue(name, Instant.now().minus(1, ChronoUnit.DAYS), 365, Use.SIGNER);
    }

    public Holder signer(String name, Instant from, int days) {
        return issue(name, from, days, Use.SIGNER);
    }

    /** A time stamp authority. */
    public Holder clock(String name) {
        return issue(name, Instant.now().minus(1, ChronoUnit.DAYS), 365, Use.CLOCK);
    }

    private enum Use {
        AUTHORITY,
        SIGNER,
        CLOCK
    }

    private Holder issue(String name, Instant from, int days, Use use) {
        KeyPair keys = keys();
        var above = new java.util.ArrayList<>(List.of(self.certificate()));
        above.addAll(self.above());
        return new Holder(
                keys.getPrivate(),
                certificate(
                        name,
                        keys,
                        self.certificate(),
                        new KeyPair(self.certificate().getPublicKey(), self.key()),
                        from,
                        from.plus(days, ChronoUnit.DAYS),
                        use),
                List.copyOf(above));
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static X509Certificate certificate(
            String name,
            KeyPair keys,
            @org.jspecify.annotations.Nullable X509Certificate issuer,
            KeyPair issuerKeys,
            Instant from,
            Instant to,
            Use use) {
        try {
            var subject = new X500Name(name);
            var builder = new JcaX509v3CertificateBuilder(
                    issuer == null
                            ? subject
                            : X500Name.getInstance(
                                    issuer.getSubjectX500Principal().getEncoded()),
                    BigInteger.valueOf(SERIAL.getAndIncrement()),
                    Date.from(from),
                    Date.from(to),
                    subject,
                    keys.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(use == Use.AUTHORITY));
            builder.addExtension(
                    Extension.keyUsage,
                    true,
                    new KeyUsage(
                            use == Use.AUTHORITY
                                    ? KeyUsage.keyCertSign | KeyUsage.cRLSign
                                    : KeyUsage.digitalSignature | KeyUsage.nonRepudiation));
            if (use == Use.CLOCK) {
                builder.addExtension(
                        Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
            }
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(
                            new JcaContentSignerBuilder("SHA256withECDSA").build(issuerKeys.getPrivate())));
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
