package vn.guongsang.council.domain;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.guongsang.council.Councils;
import vn.guongsang.outgoing.IssuingOrgan;

/** A council numbers its papers itself. */
@Component
class CouncilOrgans implements IssuingOrgan.Source {

    private final Councils councils;
    private final MessageSource messages;

    CouncilOrgans(Councils councils, MessageSource messages) {
        this.councils = councils;
        this.messages = messages;
    }

    @Override
    public List<IssuingOrgan> of(UUID body) {
        String usual = messages.getMessage("council.paper.sign", null, Locale.of("vi"));
        return councils.ofBody(body).stream()
                .map(council -> new IssuingOrgan(council.id(), body, council.name(), usual))
                .toList();
    }
}
