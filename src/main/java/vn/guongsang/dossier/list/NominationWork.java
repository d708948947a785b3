package vn.guongsang.dossier.list;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.guongsang.dossier.list.NominationLists.NominationList;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.identity.Accounts;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Post;
import vn.guongsang.identity.Role;
import vn.guongsang.job.LongWork;
import vn.guongsang.job.Outcome;

/** Writes a long list of nominations for whoever asked for it, if they are still an officer of the body. */
@Component
class NominationWork implements LongWork {

    private final NominationLists lists;
    private final Accounts accounts;

    NominationWork(NominationLists lists, Accounts accounts) {
        this.lists = lists;
        this.accounts = accounts;
    }

    @Override
    public String kind() {
        return NominationLists.KIND;
    }

    @Override
    public Outcome perform(Task task) {
        Actor by = officer(task);
        String[] input = task.input().split(" ", 2);
        NominationList list = lists.get(by, UUID.fromString(input[0]));
        lists.write(by, list, input[1], task.progress()).orThrow();
        return Outcome.done("dossier.list.written").at("/ho-so/nhap/" + list.id());
    }

    private Actor officer(Task task) {
        UUID account = task.by().accountId();
        List<Post> posts = account == null ? List.of() : accounts.posts(account);
        Post post = posts.stream()
                .filter(held -> held.role() == Role.OFFICER
                        && held.bodyId().equals(task.by().bodyId()))
                .findFirst()
                .orElseThrow(() -> Untrusted.hidden("dossier.officer.forbidden"));
        return new Actor(
                java.util.Objects.requireNonNull(account), "", task.by().person(), post, posts);
    }
}
