package vn.guongsang.authoring.web;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import vn.guongsang.authoring.AuthoringAction;
import vn.guongsang.authoring.Draft;
import vn.guongsang.authoring.domain.DraftPack;
import vn.guongsang.authoring.domain.Drafts;
import vn.guongsang.frame.Crumb;
import vn.guongsang.frame.Text;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;

/** Looks drafts up for pages: one that somebody may not write is not there. */
@Component
public class SeenDrafts {

    private final Drafts drafts;
    private final Permissions permissions;
    private final PackWords words;

    SeenDrafts(Drafts drafts, Permissions permissions, PackWords words) {
        this.drafts = drafts;
        this.permissions = permissions;
        this.words = words;
    }

    Draft by(Actor actor, UUID id) {
        return drafts.find(id)
                .filter(draft -> permissions.may(actor, AuthoringAction.WRITE, draft))
                .orElseThrow(() -> Untrusted.hidden("authoring.hidden"));
    }

    /** What every page of a draft needs. */
    void show(Actor actor, Draft draft, DraftPack pack, Model model) {
        model.addAttribute("draft", draft);
        model.addAttribute("pack", pack);
        model.addAttribute("words", words);
        model.addAttribute("mayPublish", permissions.may(actor, AuthoringAction.PUBLISH, draft));
    }

    public static String path(UUID draft) {
        return DraftsController.PATH + "/" + draft;
    }

    public static List<Crumb> crumbs(Draft draft, PackWords words, DraftPack pack, String address) {
        var crumbs = new ArrayList<Crumb>();
        crumbs.add(Crumb.of("authoring.drafts", DraftsController.PATH));
        crumbs.add(new Crumb(Text.plain(draft.title()), path(draft.id())));
        int cut = address.lastIndexOf('/');
        while (cut > 0) {
            String above = address.substring(0, cut);
            crumbs.add(2, new Crumb(Text.plain(words.place(pack, above)), entry(draft.id(), above)));
            cut = above.lastIndexOf('/');
        }
        return crumbs;
    }

    public static String entry(UUID draft, String address) {
        return path(draft) + "/muc?o=" + address;
    }
}
