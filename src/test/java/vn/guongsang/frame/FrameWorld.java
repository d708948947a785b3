package vn.guongsang.frame;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.session.jdbc.autoconfigure.JdbcSessionAutoConfiguration;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.ContentSecurityPolicy;
import vn.guongsang.identity.Post;
import vn.guongsang.identity.Role;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Verdict;

/** The frame on its own: no database, everybody is let in, a header says who looks. */
@TestConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        exclude = {
            DataSourceAutoConfiguration.class,
            DataSourceTransactionManagerAutoConfiguration.class,
            JdbcSessionAutoConfiguration.class
        })
@ComponentScan("vn.guongsang.frame.web")
@Import(FrameWorld.Forms.class)
class FrameWorld {

    /** Keeps Spring Boot from adding the whole product to a world made of test configuration only. */
    static class Alone {}

    static final Post ADMINISTRATION = post(Role.ADMINISTRATOR, "UBND thị xã Ninh Hòa");
    static final Post HUB = post(Role.HUB_OFFICER, "Phòng Nội vụ thị xã Ninh Hòa");
    static final Actor WHO =
            new Actor(UUID.randomUUID(), "on.tran", "Trần Thị Ổn", ADMINISTRATION, List.of(ADMINISTRATION, HUB));
    static final Actor OFFICER = new Actor(UUID.randomUUID(), "uong.le", "Lê Văn Ưởng", HUB, List.of(HUB));

    private static Post post(Role role, String body) {
        return new Post(UUID.randomUUID(), role, UUID.randomUUID(), body);
    }

    @Bean
    SecurityFilterChain everybodyIn(HttpSecurity http, AccessDeniedHandler denied) throws Exception {
        return http.authorizeHttpRequests(all -> all.anyRequest().permitAll())
                .exceptionHandling(handling -> handling.accessDeniedHandler(denied))
                .headers(headers -> headers.contentSecurityPolicy(p -> p.policyDirectives(ContentSecurityPolicy.VALUE)))
                .build();
    }

    @Bean
    BusinessDay businessDay() {
        return new BusinessDay() {
            @Override
            public LocalDate today() {
                return LocalDate.of(2025, 3, 10);
            }

            @Override
            public boolean moved() {
                return true;
            }
        };
    }

    @Bean
    MenuContribution work() {
        return MenuContribution.of("m1", "/viec", 10, a -> true);
    }

    @Bean
    MenuContribution duties() {
        return MenuContribution.of("m2", "/nhiem-vu", 20, a -> true);
    }

    @Bean
    MenuContribution style() {
        return MenuContribution.of("style.title", "/he-thong/giao-dien", 30, a -> a.is(Role.ADMINISTRATOR));
    }

    @Bean
    MenuContribution verification() {
        return MenuContribution.forCitizens("m13", "/gioi-thieu", 10);
    }

    @Bean
    @Order(0)
    OncePerRequestFilter whoLooks() {
        return new OncePerRequestFilter() {
            @Override
            protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                    throws ServletException, IOException {
                String who = request.getHeader("X-Who");
                if (!"nobody".equals(who)) {
                    request.setAttribute(Actor.class.getName(), "officer".equals(who) ? OFFICER : WHO);
                }
                chain.doFilter(request, response);
            }
        };
    }

    record Registration(@NotBlank String ten, LocalDate ngay) {}

    /** A form that refuses, one that binds, and a page that breaks. */
    @Controller
    static class Forms {

        @GetMapping("/thu/mau")
        String form(@RequestParam(defaultValue = "") String loc, Model model) {
            model.addAttribute("state", loc);
            return "frame/sample";
        }

        @PostMapping("/thu/mau")
        String refuse() {
            Verdict.refusedBy("Điều 5", "m30", "12/QĐ-UBND").orThrow();
            return "redirect:/";
        }

        @PostMapping("/thu/cam")
        String forbid() {
            Verdict.refused("thu.forbidden").orThrow();
            return "redirect:/";
        }

        @PostMapping("/thu/dang-ky")
        String bind(@Valid @ModelAttribute("registration") Registration registration, BindingResult errors) {
            return errors.hasErrors() ? "frame/sample" : "redirect:/thu/mau";
        }

        @GetMapping("/thu/hong")
        String fail() {
            throw new IllegalStateException("secret detail");
        }

        @GetMapping("/thu/cong")
        String publicPage() {
            return "frame/samplepublic";
        }
    }
}
