package vn.guongsang.oversight;

import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.guongsang.identity.Asked;
import vn.guongsang.identity.Subjects;

/** All things of all modules that permissions are about. */
@Component
public class Things {

    private final ObjectProvider<Subjects> subjects;

    Things(ObjectProvider<Subjects> subjects) {
        this.subjects = subjects;
    }

    /** The kinds that can be asked about, each once. */
    public List<String> kinds() {
        return subjects.stream().map(Subjects::kind).distinct().sorted().toList();
    }

    public Optional<Asked> find(String kind, String id) {
        return subjects.stream()
                .filter(one -> one.kind().equals(kind))
                .flatMap(one -> one.find(id).stream())
                .findFirst();
    }
}
