package vn.guongsang.ledger.domain;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.guongsang.identity.Asked;
import vn.guongsang.identity.Question;
import vn.guongsang.identity.Subjects;
import vn.guongsang.ledger.Concerned;
import vn.guongsang.ledger.LedgerAction;
import vn.guongsang.ledger.LedgerSubjects;

/** What can be asked about records of the ledger. */
@Configuration(proxyBeanMethods = false)
class LedgerAsked {

    @Bean
    Subjects ledgerSubjectsAsked(LedgerSubjects subjects) {
        return Subjects.of(
                "ledger-subject",
                id -> Subjects.uuid(id)
                        .flatMap(subjects::find)
                        .map(record -> subjects.subject(record.id()))
                        .map(subject -> new Asked(
                                "ledger-subject",
                                id,
                                subject.name(),
                                "/so-khen-thuong/" + id,
                                Question.all(LedgerAction.class, Concerned.of(subject)))));
    }
}
