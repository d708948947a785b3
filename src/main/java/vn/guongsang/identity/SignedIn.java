package vn.guongsang.identity;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.CredentialsContainer;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/** What the session keeps of a signed-in person: who, not what they may do. */
class SignedIn implements UserDetails, CredentialsContainer {

    private static final long serialVersionUID = 1L;

    private final UUID accountId;
    private final String username;
    private final String name;
    private @Nullable String passwordHash;

    SignedIn(Accounts.Credentials credentials) {
        this.accountId = credentials.id();
        this.username = credentials.username();
        this.name = credentials.name();
        this.passwordHash = credentials.passwordHash();
    }

    UUID accountId() {
        return accountId;
    }

    String name() {
        return name;
    }

    @Override
    public String getUsername() {
        return username;
    }

    @Override
    public @Nullable String getPassword() {
        return passwordHash;
    }

    @Override
    public List<GrantedAuthority> getAuthorities() {
        return List.of();
    }

    @Override
    public void eraseCredentials() {
        passwordHash = null;
    }
}
