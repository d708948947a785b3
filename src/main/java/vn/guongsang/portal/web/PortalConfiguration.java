package vn.guongsang.portal.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.ShallowEtagHeaderFilter;
import vn.guongsang.frame.MenuContribution;
import vn.guongsang.identity.PublicRoutes;

/** What is open to everybody, what the citizens' menu holds, and tags by which browsers ask for news. */
@Configuration(proxyBeanMethods = false)
class PortalConfiguration {

    @Bean
    PublicRoutes portalRoutes() {
        return () -> List.of(
                "/", "/guong", "/guong/*", "/guong/*/anh", "/guong.atom", "/sitemap.xml", "/sitemap/*", "/robots.txt");
    }

    @Bean
    MenuContribution homeForCitizens() {
        return MenuContribution.forCitizens("frame.home", "/", 10);
    }

    @Bean
    MenuContribution exemplarsForCitizens() {
        return MenuContribution.forCitizens("portal.menu", "/guong", 20);
    }

    /** A page that has not changed is not sent again. Pictures have a tag of their own. */
    @Bean
    FilterRegistrationBean<ShallowEtagHeaderFilter> tagsOfPublicPages() {
        return new FilterRegistrationBean<>(new ShallowEtagHeaderFilter() {
            @Override
            protected boolean shouldNotFilter(HttpServletRequest request) {
                String path = request.getRequestURI();
                boolean ours = path.equals("/") || path.startsWith("/guong") || path.startsWith("/sitemap");
                return !ours || path.endsWith("/anh");
            }
        });
    }
}
