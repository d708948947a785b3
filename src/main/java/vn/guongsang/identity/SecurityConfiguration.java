package vn.guongsang.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Everything closed unless a module names it public, strict headers. How people get in is the upper module's. */
@Configuration
class SecurityConfiguration implements WebMvcConfigurer {

    private final ObjectProvider<CurrentActor> currentActor;

    SecurityConfiguration(ObjectProvider<CurrentActor> currentActor) {
        this.currentActor = currentActor;
    }

    @Bean
    SecurityFilterChain pages(
            HttpSecurity http, List<PublicRoutes> publicRoutes, ObjectProvider<AccessDeniedHandler> denied)
            throws Exception {
        String[] open = publicRoutes.stream()
                .flatMap(routes -> routes.patterns().stream())
                .toArray(String[]::new);
        return http.authorizeHttpRequests(requests ->
                        requests.requestMatchers(open).permitAll().anyRequest().authenticated())
                .logout(logout -> logout.logoutUrl("/dang-xuat"))
                .exceptionHandling(failures -> {
                    failures.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint("/dang-nhap"));
                    denied.ifAvailable(failures::accessDeniedHandler);
                })
                .headers(headers -> headers.contentSecurityPolicy(
                                csp -> csp.policyDirectives(ContentSecurityPolicy.VALUE))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(
                                permissions -> permissions.policy("camera=(), microphone=(), geolocation=()")))
                .build();
    }

    /** What each filter takes is nobody's question, and asking costs a request as much as some of the filters. */
    @Bean
    SecurityObservationSettings noObservations() {
        return SecurityObservationSettings.noObservations();
    }

    /** No text holds the character NUL, and no database keeps it: what brings it was made by no form of ours. */
    @Bean
    HttpFirewall readableRequests() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedParameterValues(value -> value.indexOf('\0') < 0);
        return firewall;
    }

    @Bean
    PublicRoutes ownPublicRoutes() {
        return () -> List.of("/error", "/assets/**", "/actuator/health/**");
    }

    @Bean
    PasswordEncoder passwords() {
        return new NormalisingEncoder(Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8());
    }

    @Bean
    UserDetailsService people(ObjectProvider<Accounts> accounts) {
        return username -> accounts.getObject()
                .idOf(username)
                .flatMap(accounts.getObject()::person)
                .orElseThrow(() -> new UsernameNotFoundException("no such account"));
    }

    /** The frame shows who acts; it finds them in the request. */
    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new HandlerInterceptor() {
            @Override
            public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
                currentActor.getObject().actor().ifPresent(actor -> request.setAttribute(Actor.class.getName(), actor));
                return true;
            }
        });
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new ActorArgument(currentActor));
    }
}
