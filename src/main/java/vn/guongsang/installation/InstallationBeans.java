package vn.guongsang.installation;

import java.util.Map;
import org.flywaydb.core.api.MigrationInfo;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hands the database of the installation to the framework: the pool as app, the migrations as owner. */
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

    @Bean
    FlywayConnectionDetails ownerConnection(DatabaseAccess access) {
        return new FlywayConnectionDetails() {
            @Override
            public String getJdbcUrl() {
                return access.url();
            }

            @Override
            public String getUsername() {
                return access.owner().user();
            }

            @Override
            public String getPassword() {
                return access.owner().password();
            }
        };
    }

    /** Migrations name the app role as {@code "${app}"}. */
    @Bean
    FlywayConfigurationCustomizer appRole(DatabaseAccess access) {
        return flyway -> flyway.placeholders(Map.of("app", access.app().user()));
    }

    /** An older program would misread a schema from a newer one, and is not let near it. */
    @Bean
    FlywayMigrationStrategy onlyForwards() {
        return flyway -> {
            for (MigrationInfo migration : flyway.info().applied()) {
                if (!migration.getState().isResolved()) {
                    throw new SetUpFailure("installation.database.newer", String.valueOf(migration.getVersion()));
                }
            }
            flyway.migrate();
        };
    }
}
