package vn.guongsang.api.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.guongsang.api.Scope;
import vn.guongsang.api.Tokens;
import vn.guongsang.identity.Accounts;
import vn.guongsang.identity.CurrentActor;

/** Lets programs in by their token alone: no session, no cookie, so no form token either. */
@Configuration(proxyBeanMethods = false)
class ApiDoor {

    private static final String BEARER = "Bearer ";

    @Bean
    @Order(1)
    SecurityFilterChain programs(HttpSecurity http, Tokens tokens, Accounts accounts) throws Exception {
        return http.securityMatcher("/api/v1/**")
                .authorizeHttpRequests(requests -> requests.requestMatchers("/api/v1/openapi.yaml")
                        .permitAll()
                        .requestMatchers("/api/v1/plans", "/api/v1/plans/*")
                        .hasAuthority(Scope.PLANS.word())
                        .requestMatchers("/api/v1/plans/*/obligations", "/api/v1/plans/*/instances")
                        .hasAuthority(Scope.OBLIGATIONS.word())
                        .requestMatchers("/api/v1/plans/*/compliance")
                        .hasAuthority(Scope.COMPLIANCE.word())
                        .requestMatchers("/api/v1/plans/*/quotas")
                        .hasAuthority(Scope.QUOTAS.word())
                        .anyRequest()
                        .denyAll())
                .addFilterBefore(new ByToken(tokens, accounts), AuthorizationFilter.class)
                .exceptionHandling(failures -> failures.authenticationEntryPoint((_, response, _) -> {
                            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
                            problem(response, HttpStatus.UNAUTHORIZED);
                        })
                        .accessDeniedHandler((_, response, _) -> problem(response, HttpStatus.FORBIDDEN)))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .build();
    }

    private static void problem(HttpServletResponse response, HttpStatus status) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getWriter()
                .write("{\"status\":%d,\"title\":\"%s\"}".formatted(status.value(), status.getReasonPhrase()));
    }

    /** Whoever brings a token that is recognised is its person, in its post. */
    private static final class ByToken extends OncePerRequestFilter {

        private final Tokens tokens;
        private final Accounts accounts;

        ByToken(Tokens tokens, Accounts accounts) {
            this.tokens = tokens;
            this.accounts = accounts;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                    .filter(header -> header.startsWith(BEARER))
                    .flatMap(header ->
                            tokens.recognise(header.substring(BEARER.length()).strip()))
                    .ifPresent(bearer -> accounts.person(bearer.accountId()).ifPresent(person -> {
                        CurrentActor.actIn(request, bearer.postId());
                        List<SimpleGrantedAuthority> scopes = bearer.scopes().stream()
                                .map(scope -> new SimpleGrantedAuthority(scope.word()))
                                .toList();
                        var context = SecurityContextHolder.createEmptyContext();
                        context.setAuthentication(
                                UsernamePasswordAuthenticationToken.authenticated(person, null, scopes));
                        SecurityContextHolder.setContext(context);
                    }));
            chain.doFilter(request, response);
        }
    }
}
