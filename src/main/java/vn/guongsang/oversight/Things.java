package vn.guongsang.oversight;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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

    /** With what all modules let be asked about it; what seeing it means is for the first of them to say. */
    public Optional<Asked> find(String kind, String id) {
        return subjects.orderedStream()
                .filter(one -> one.kind().equals(kind))
                .flatMap(one -> one.find(id).stream())
                .reduce((one, other) -> new Asked(
                        one.kind(),
                        one.id(),
                        one.name(),
                        one.address(),
                        Stream.concat(one.questions().stream(), other.questions().stream())
                                .toList()));
    }
}
