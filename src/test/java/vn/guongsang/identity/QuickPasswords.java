package vn.guongsang.identity;

import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * What keeps passwords in a context of tests: the product's own way, but a guess costs a sixteenth of the memory and one
 * pass. The demo world has dozens of accounts and tests sign in hundreds of times. {@link PasswordRulesTests} and the
 * program in a process of its own keep to the product's cost.
 */
public final class QuickPasswords {

    private QuickPasswords() {}

    public static PasswordEncoder encoder() {
        return new NormalisingEncoder(new Argon2PasswordEncoder(16, 32, 1, 1 << 10, 1));
    }
}
