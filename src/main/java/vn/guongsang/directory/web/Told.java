package vn.guongsang.directory.web;

import static java.util.stream.Collectors.toSet;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.guongsang.document.Sheets;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.organisation.Body;
import vn.guongsang.organisation.NewBody;
import vn.guongsang.organisation.Succession;
import vn.guongsang.organisation.Succession.Passage;

/** Tells a succession, recorded or still a draft, in the names of its eve and of its day. */
@Component
class Told {

    private final Bodies bodies;
    private final Sheets words;

    Told(Bodies bodies, Sheets words) {
        this.bodies = bodies;
        this.words = words;
    }

    Tale of(Succession recorded) {
        return tell(
                recorded.effective(),
                recorded.passages(),
                recorded.ended(),
                recorded.born(),
                recorded.heirs(),
                Map.of(),
                "organisation.succession.kind." + recorded.kind());
    }

    Tale of(Succession.Draft draft) {
        Map<UUID, UUID> heirs = new LinkedHashMap<>();
        draft.before().stream()
                .filter(going -> going.ends() && !going.into().isEmpty())
                .forEach(going -> heirs.put(going.body(), going.into().getFirst()));
        Map<UUID, String> given = new LinkedHashMap<>();
        draft.born().forEach(born -> given.put(born.id(), born.facts().name()));
        if (draft.change() != null && !draft.before().isEmpty()) {
            given.put(draft.before().getFirst().body(), draft.change().name());
        }
        Set<UUID> ended = draft.before().stream()
                .filter(Succession.Going::ends)
                .map(Succession.Going::body)
                .collect(toSet());
        return tell(
                draft.effective(),
                draft.passages(),
                ended,
                draft.born().stream().map(NewBody::id).collect(toSet()),
                heirs,
                given,
                "organisation.succession.kind." + draft.kind());
    }

    /** @param given names that are not recorded yet */
    private Tale tell(
            LocalDate effective,
            Set<Passage> passages,
            Set<UUID> ended,
            Set<UUID> born,
            Map<UUID, UUID> heirs,
            Map<UUID, String> given,
            String kind) {
        Set<UUID> predecessors = new HashSet<>(ended);
        Set<UUID> successors = new HashSet<>();
        for (Passage passage : passages) {
            predecessors.add(passage.predecessor());
            successors.add(passage.successor());
        }
        Map<UUID, String> before = names(predecessors, effective.minusDays(1));
        Map<UUID, String> after = names(successors, effective);
        after.putAll(given);
        after.keySet().retainAll(successors);
        var rows = new ArrayList<Tale.Row>();
        for (Map.Entry<UUID, String> one : before.entrySet()) {
            List<UUID> into = after.keySet().stream()
                    .filter(body -> passages.contains(new Passage(one.getKey(), body)))
                    .toList();
            boolean gone = ended.contains(one.getKey());
            if (into.isEmpty()) {
                rows.add(new Tale.Row(one.getKey(), one.getValue(), gone, null, null, false, false));
            }
            into.forEach(body -> rows.add(new Tale.Row(
                    one.getKey(),
                    one.getValue(),
                    gone,
                    body,
                    after.get(body),
                    born.contains(body),
                    gone && body.equals(heirs.get(one.getKey())))));
        }
        return new Tale(
                new SuccessionPicture(
                        words.say("directory.picture", words.say(kind), effective),
                        words.say("directory.picture.says", before.size(), after.size(), effective),
                        before,
                        after,
                        passages,
                        ended,
                        heirs),
                rows);
    }

    private Map<UUID, String> names(Set<UUID> ids, LocalDate on) {
        Map<UUID, String> names = new LinkedHashMap<>();
        bodies.of(ids, on).forEach((Body body) -> names.put(body.id(), body.name()));
        return names;
    }
}
