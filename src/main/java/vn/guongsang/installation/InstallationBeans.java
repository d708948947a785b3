package vn.guongsang.installation;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hands the database of the installation to the framework, which comes to it as app. */
@Configuration(proxyBeanMethods = false)
class InstallationBeans {

    @Bean
    JdbcConnectionDetails appConnection(DatabaseAccess access) {
        return new JdbcConnectionDetails() {
            @Override
            public String getJdbcUrl() {
                return access.url();
            }

            @Override
            public String getUsername() {
                return access.app().user();
            }

            @Override
            public String getPassword() {
                return access.app().password();
            }
        };
    }
}
