package vn.guongsang.installation;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/**
 * The figures for Prometheus are for whoever brings the operator's token. For everybody else they do
 * not exist: an address alone says little behind a proxy.
 */
@Configuration(proxyBeanMethods = false)
class Monitoring {

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain metrics(HttpSecurity http, Settings settings) throws Exception {
        Optional<String> token = settings.operation().metricsToken();
        return http.securityMatcher("/actuator/prometheus")
                .authorizeHttpRequests(requests -> requests.anyRequest()
                        .access((_, context) -> new AuthorizationDecision(
                                isBrought(token, context.getRequest().getHeader(HttpHeaders.AUTHORIZATION)))))
                .exceptionHandling(failures -> failures.authenticationEntryPoint(
                                (_, response, _) -> response.sendError(HttpServletResponse.SC_NOT_FOUND))
                        .accessDeniedHandler((_, response, _) -> response.sendError(HttpServletResponse.SC_NOT_FOUND)))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .build();
    }

    static boolean isBrought(Optional<String> token, @Nullable String authorization) {
        return token.isPresent()
                && authorization != null
                && MessageDigest.isEqual(
                        ("Bearer " + token.get()).getBytes(StandardCharsets.UTF_8),
                        authorization.getBytes(StandardCharsets.UTF_8));
    }
}
