package vn.guongsang.certificate;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.guongsang.seal.Seals;

/** The keys of this installation: the private half lies sealed in the database, the public one is for everybody. */
@Repository
public class SigningKeys {

    private static final String PLACE = "certificate_key/";
    private static final int WIDTH = 64;

    private final JdbcClient jdbc;
    private final Seals seals;
    private final Clock clock;
    private final Map<Integer, PublicKey> known = new ConcurrentHashMap<>();

    SigningKeys(JdbcClient jdbc, Seals seals, Clock clock) {
        this.jdbc = jdbc;
        this.seals = seals;
        this.clock = clock;
    }

    /**
     * A key that anybody may have.
     *
     * @param pem {@code SubjectPublicKeyInfo}, as other programs read it
     */
    public record Published(int number, String pem) {}

    record Signer(int number, PrivateKey key) {}

    /** The newest. The first is made when it is first needed, by one of those who need it at once. */
    Signer signer() {
        if (jdbc.sql("SELECT count(*) FROM certificate_key")
                        .query(Integer.class)
                        .single()
                == 0) {
            make();
        }
        return jdbc.sql("SELECT number, sealed, key_id FROM certificate_key ORDER BY number DESC LIMIT 1")
                .query((row, _) -> {
                    int number = row.getInt("number");
                    byte[] encoded = seals.open(
                            new Seals.Sealed(row.getString("key_id"), row.getBytes("sealed")), PLACE + number);
                    return new Signer(number, privateKey(encoded));
                })
                .single();
    }

    @Nullable
    PublicKey publicKey(int number) {
        PublicKey remembered = known.get(number);
        if (remembered != null) {
            return remembered;
        }
        PublicKey found = jdbc.sql("SELECT public_key FROM certificate_key WHERE number = :number")
                .param("number", number)
                .query((row, _) -> publicKey(row.getBytes("public_key")))
                .optional()
                .orElse(null);
        if (found != null) {
            known.put(number, found);
        }
        return found;
    }

    public List<Published> published() {
        var lines = Base64.getMimeEncoder(WIDTH, new byte[] {'\n'});
        return jdbc.sql("SELECT number, public_key FROM certificate_key ORDER BY number")
                .query((row, _) -> new Published(
                        row.getInt("number"),
                        "-----BEGIN PUBLIC KEY-----\n" + lines.encodeToString(row.getBytes("public_key"))
                                + "\n-----END PUBLIC KEY-----\n"))
                .list();
    }

    private void make() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            Seals.Sealed sealed = seals.seal(pair.getPrivate().getEncoded(), PLACE + 1);
            jdbc.sql("""
                            INSERT INTO certificate_key (number, public_key, sealed, key_id, made_at)
                            VALUES (1, :public, :sealed, :keyId, :now)
                            ON CONFLICT DO NOTHING
                            """)
                    .param("public", pair.getPublic().getEncoded())
                    .param("sealed", sealed.bytes())
                    .param("keyId", sealed.key())
                    .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                    .update();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PrivateKey privateKey(byte[] encoded) {
        try {
            return KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PublicKey publicKey(byte[] encoded) {
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
