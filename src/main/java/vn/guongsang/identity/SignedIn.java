package vn.guongsang.identity;

import java.util.List;
import java.util.UUID;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/** What the session keeps of a signed-in person: who, not what they may do, and no secret. */
public final class SignedIn implements UserDetails {

    private static final long serialVersionUID = 2L;

    private final UUID accountId;
    private final String username;
    private final String name;

    SignedIn(UUID accountId, String username, String name) {
        this.accountId = accountId;
        this.username = username;
        this.name = name;
    }

    public UUID accountId() {
        return accountId;
    }

    public String name() {
        return name;
    }

    @Override
    public String getUsername() {
        return username;
    }

    /** Never known here: {@link Accounts#recognise} compares it where it is kept. */
    @Override
    public String getPassword() {
        return "";
    }

    @Override
    public List<GrantedAuthority> getAuthorities() {
        return List.of();
    }
}
