package vn.guongsang.demo;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.guongsang.identity.Account;
import vn.guongsang.identity.Accounts;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Person;
import vn.guongsang.identity.Post;
import vn.guongsang.identity.Role;

/** The people of the demo world, each in the post that an act needs. */
@Component
class Cast {

    private final Accounts accounts;

    Cast(Accounts accounts) {
        this.accounts = accounts;
    }

    Account account(String username) {
        return accounts.byUsername(username)
                .map(Person::account)
                .orElseThrow(() -> new IllegalStateException("nobody is called " + username));
    }

    Actor actor(String username, Role... roles) {
        Account account = account(username);
        List<Post> posts = accounts.posts(account.id());
        Post post = posts.stream()
                .filter(held -> List.of(roles).contains(held.role()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(username + " is none of " + List.of(roles)));
        return new Actor(account.id(), account.username(), account.name(), post, posts);
    }
}
