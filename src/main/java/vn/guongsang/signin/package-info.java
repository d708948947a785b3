/**
 * How people prove who they are: password, second factor, passkey, single sign-on, and what they see
 * of it on their own account. Above {@code frame}, because it has pages; {@code identity} below knows
 * accounts and decides what a person may do once they are in.
 *
 * <p>Until all that is asked for is proved, nobody is signed in: the steps between keep a note in the
 * session that opens the next step and nothing else.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "audit",
            "directory",
            "frame",
            "identity",
            "installation",
            "job",
            "organisation",
            "privacy",
            "seal",
            "time",
            "verdict"
        })
@org.jspecify.annotations.NullMarked
package vn.guongsang.signin;
