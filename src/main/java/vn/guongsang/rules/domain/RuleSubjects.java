package vn.guongsang.rules.domain;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.guongsang.identity.Asked;
import vn.guongsang.identity.Question;
import vn.guongsang.identity.Subjects;
import vn.guongsang.rules.Eligibility;
import vn.guongsang.rules.RuleAction;
import vn.guongsang.time.BusinessDay;

/** What can be asked about rules, by the award. */
@Configuration(proxyBeanMethods = false)
class RuleSubjects {

    @Bean
    Subjects rulesOfAwards(Eligibility eligibility, BusinessDay day) {
        return Subjects.of(
                "rule",
                code -> eligibility
                        .rulebook()
                        .known(code, day.today())
                        .map(award -> new Asked(
                                "rule",
                                code,
                                award.name(),
                                "/danh-hieu-va-hinh-thuc/" + code,
                                Question.all(RuleAction.class, code))));
    }
}
