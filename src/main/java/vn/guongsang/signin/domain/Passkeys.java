package vn.guongsang.signin.domain;

import java.net.URI;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.AttestationConveyancePreference;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialDescriptor;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialParameters;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Repository;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.guongsang.identity.Accounts;
import vn.guongsang.identity.SignedIn;

/**
 * Keys that a device or a key ring of its maker holds for a person (WebAuthn, discoverable, unlocked by
 * finger, face or PIN). What the device has and what the person shows it are two factors in one act.
 */
@Repository
public class Passkeys {

    private static final Logger log = LoggerFactory.getLogger(Passkeys.class);
    private static final String RELYING_PARTY = "Gương Sáng";
    private static final TypeReference<PublicKeyCredential<AuthenticatorAttestationResponse>> REGISTERED =
            new TypeReference<>() {};
    private static final TypeReference<PublicKeyCredential<AuthenticatorAssertionResponse>> SHOWN =
            new TypeReference<>() {};

    private final JsonMapper json =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Accounts accounts;

    Passkeys(JdbcClient jdbc, Clock clock, Accounts accounts) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.accounts = accounts;
    }

    /** A passkey, as its owner sees it. */
    public record Passkey(UUID id, String name, Instant addedAt, Instant usedAt) {}

    public static String newChallenge() {
        return Bytes.random().toBase64UrlString();
    }

    public List<Passkey> of(UUID account) {
        return jdbc.sql("""
                        SELECT id, name, added_at, used_at
                          FROM signin_passkey
                         WHERE account_id = :account
                         ORDER BY id
                        """)
                .param("account", account)
                .query((row, _) -> new Passkey(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        instant(row, "added_at"),
                        instant(row, "used_at")))
                .list();
    }

    /** What the browser is told to make a new one, as JSON. */
    public String creation(SignedIn person, String challenge, URI site) {
        return json.writeValueAsString(creationOptions(person, challenge, site));
    }

    /** What the browser is asked to show, as JSON; of anybody, or of one person. */
    public String request(String challenge, URI site, @Nullable UUID account) {
        return json.writeValueAsString(requestOptions(challenge, site, account));
    }

    boolean add(SignedIn person, String name, String challenge, URI site, String credential) {
        try {
            relyingParty(site)
                    .registerCredential(new ImmutableRelyingPartyRegistrationRequest(
                            creationOptions(person, challenge, site),
                            new RelyingPartyPublicKey(json.readValue(credential, REGISTERED), name)));
            return true;
        } catch (JacksonException | IllegalArgumentException | com.webauthn4j.util.exception.WebAuthnException e) {
            log.info("a passkey was not taken: {}", e.toString());
            return false;
        }
    }

    /** Whose it is, if it is right. */
    Optional<SignedIn> owner(String challenge, URI site, @Nullable UUID account, String credential) {
        try {
            Bytes handle = relyingParty(site)
                    .authenticate(new RelyingPartyAuthenticationRequest(
                            requestOptions(challenge, site, account), json.readValue(credential, SHOWN)))
                    .getId();
            return accounts.person(uuid(handle))
                    .filter(person -> account == null || person.accountId().equals(account));
        } catch (JacksonException | IllegalArgumentException | com.webauthn4j.util.exception.WebAuthnException e) {
            log.info("a passkey was refused: {}", e.toString());
            return Optional.empty();
        }
    }

    Optional<String> remove(UUID account, UUID id) {
        return jdbc.sql("DELETE FROM signin_passkey WHERE account_id = :account AND id = :id RETURNING name")
                .param("account", account)
                .param("id", id)
                .query(String.class)
                .optional();
    }

    private PublicKeyCredentialCreationOptions creationOptions(SignedIn person, String challenge, URI site) {
        return PublicKeyCredentialCreationOptions.builder()
                .rp(relyingPartyEntity(site))
                .user(entity(person))
                .challenge(Bytes.fromBase64(challenge))
                .pubKeyCredParams(List.of(
                        PublicKeyCredentialParameters.EdDSA,
                        PublicKeyCredentialParameters.ES256,
                        PublicKeyCredentialParameters.RS256))
                .authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .build())
                .attestation(AttestationConveyancePreference.NONE)
                .excludeCredentials(descriptors(person.accountId()))
                .build();
    }

    private PublicKeyCredentialRequestOptions requestOptions(String challenge, URI site, @Nullable UUID account) {
        return PublicKeyCredentialRequestOptions.builder()
                .challenge(Bytes.fromBase64(challenge))
                .rpId(site.getHost())
                .userVerification(UserVerificationRequirement.REQUIRED)
                .allowCredentials(account == null ? List.of() : descriptors(account))
                .build();
    }

    private List<PublicKeyCredentialDescriptor> descriptors(UUID account) {
        return records("account_id", account).stream()
                .map(kept -> PublicKeyCredentialDescriptor.builder()
                        .id(kept.getCredentialId())
                        .transports(kept.getTransports())
                        .build())
                .toList();
    }

    private WebAuthnRelyingPartyOperations relyingParty(URI site) {
        return new Webauthn4JRelyingPartyOperations(
                new People(), new Kept(), relyingPartyEntity(site), Set.of(site.toString()));
    }

    private static PublicKeyCredentialRpEntity relyingPartyEntity(URI site) {
        return PublicKeyCredentialRpEntity.builder()
                .id(site.getHost())
                .name(RELYING_PARTY)
                .build();
    }

    private static PublicKeyCredentialUserEntity entity(SignedIn person) {
        return ImmutablePublicKeyCredentialUserEntity.builder()
                .id(bytes(person.accountId()))
                .name(person.getUsername())
                .displayName(person.name())
                .build();
    }

    private static Bytes bytes(UUID id) {
        return new Bytes(ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array());
    }

    private static UUID uuid(Bytes handle) {
        ByteBuffer bytes = ByteBuffer.wrap(handle.getBytes());
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    private List<CredentialRecord> records(String column, Object value) {
        return jdbc.sql("SELECT * FROM signin_passkey WHERE " + column + " = :value ORDER BY id")
                .param("value", value)
                .query((row, _) -> kept(row))
                .list();
    }

    private static CredentialRecord kept(ResultSet row) throws SQLException {
        return ImmutableCredentialRecord.builder()
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .credentialId(new Bytes(row.getBytes("credential_id")))
                .userEntityUserId(bytes(row.getObject("account_id", UUID.class)))
                .label(row.getString("name"))
                .publicKey(new ImmutablePublicKeyCose(row.getBytes("public_key")))
                .attestationObject(new Bytes(row.getBytes("attestation")))
                .signatureCount(row.getLong("signature_count"))
                .uvInitialized(row.getBoolean("user_verified"))
                .backupEligible(row.getBoolean("backup_eligible"))
                .backupState(row.getBoolean("backed_up"))
                .transports(Arrays.stream(row.getString("transports").split(" "))
                        .filter(name -> !name.isEmpty())
                        .map(AuthenticatorTransport::valueOf)
                        .collect(Collectors.toSet()))
                .created(instant(row, "added_at"))
                .lastUsed(instant(row, "used_at"))
                .build();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** The keys, as Spring Security asks for them. */
    private final class Kept implements UserCredentialRepository {

        @Override
        public void save(CredentialRecord key) {
            jdbc.sql("""
                            INSERT INTO signin_passkey (account_id, credential_id, name, public_key, attestation, signature_count,
                                                        user_verified, backup_eligible, backed_up, transports,
                                                        added_at, used_at)
                            VALUES (:account, :credential, :name, :key, :attestation, :count,
                                    :verified, :eligible, :backedUp, :transports,
                                    :now, :now)
                            ON CONFLICT (credential_id) DO UPDATE
                               SET signature_count = :count,
                                   user_verified = :verified,
                                   backed_up = :backedUp,
                                   used_at = :now
                            """)
                    .param("account", uuid(key.getUserEntityUserId()))
                    .param("credential", key.getCredentialId().getBytes())
                    .param("name", key.getLabel())
                    .param("key", key.getPublicKey().getBytes())
                    .param(
                            "attestation",
                            Objects.requireNonNull(key.getAttestationObject()).getBytes())
                    .param("count", key.getSignatureCount())
                    .param("verified", key.isUvInitialized())
                    .param("eligible", key.isBackupEligible())
                    .param("backedUp", key.isBackupState())
                    .param(
                            "transports",
                            key.getTransports().stream()
                                    .map(AuthenticatorTransport::getValue)
                                    .collect(Collectors.joining(" ")))
                    .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                    .update();
        }

        @Override
        public @Nullable CredentialRecord findByCredentialId(Bytes id) {
            return records("credential_id", id.getBytes()).stream().findFirst().orElse(null);
        }

        @Override
        public List<CredentialRecord> findByUserId(Bytes handle) {
            return records("account_id", uuid(handle));
        }

        @Override
        public void delete(Bytes id) {
            throw new UnsupportedOperationException("its owner removes it");
        }
    }

    /** The owners, as Spring Security asks for them. */
    private final class People implements PublicKeyCredentialUserEntityRepository {

        @Override
        public @Nullable PublicKeyCredentialUserEntity findById(Bytes handle) {
            return accounts.person(uuid(handle)).map(Passkeys::entity).orElse(null);
        }

        @Override
        public @Nullable PublicKeyCredentialUserEntity findByUsername(String username) {
            throw new UnsupportedOperationException("owners are found by their account");
        }

        @Override
        public void save(PublicKeyCredentialUserEntity owner) {
            throw new UnsupportedOperationException("accounts are opened elsewhere");
        }

        @Override
        public void delete(Bytes handle) {
            throw new UnsupportedOperationException("accounts are closed elsewhere");
        }
    }
}
