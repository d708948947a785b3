package vn.guongsang.reminder.web;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.guongsang.identity.PublicRoutes;

@Configuration(proxyBeanMethods = false)
class ReminderConfiguration {

    @Bean
    static PublicRoutes calendarsAreSecretByAddress() {
        return () -> List.of("/lich/*/lich.ics");
    }
}
