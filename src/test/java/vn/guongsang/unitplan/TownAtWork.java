package vn.guongsang.unitplan;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.commendation.Honours;
import vn.guongsang.identity.Accounts;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Role;
import vn.guongsang.installation.InDemoWorld;
import vn.guongsang.plan.Plan;
import vn.guongsang.plan.Plans;
import vn.guongsang.verdict.Verdict;

/** A commune of the town and the town's hub in the demo world; each test leaves it as it was. */
@InDemoWorld
@Transactional
public abstract class TownAtWork {

    protected static final LocalDate TODAY = LocalDate.of(2025, 3, 10);
    protected static final String HUB = "noivu.ninhhoa";
    protected static final String HEAD = "chutich.ninhdong";

    @Autowired
    protected Plans plans;

    @Autowired
    protected MockMvc mvc;

    @Autowired
    protected JdbcClient jdbc;

    @Autowired
    private UserDetailsService people;

    @Autowired
    private Accounts accounts;

    protected Honours honours;
    protected Actor officer;
    protected Actor head;
    protected Actor hub;
    protected Plan plan;

    @BeforeEach
    void town() {
        honours = new Honours(jdbc, accounts);
        officer = honours.actor(Honours.OFFICER, Role.OFFICER);
        head = honours.actor(HEAD, Role.HEAD);
        hub = honours.actor(HUB, Role.HUB_OFFICER);
        plan = plans.byCode("ninh-hoa-2021").orElseThrow();
    }

    protected <B extends AbstractMockHttpServletRequestBuilder<B>> B as(
            String username, AbstractMockHttpServletRequestBuilder<B> request) {
        return request.with(user(people.loadUserByUsername(username))).with(csrf());
    }

    public static String code(Verdict verdict) {
        return verdict instanceof Verdict.Refused refused ? refused.code() : "allowed";
    }
}
