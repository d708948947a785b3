package vn.guongsang.installation;

import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** How the schema of a database comes up to this program's; run as the owner of the tables. */
public final class Migrations {

    private Migrations() {}

    /**
     * An older program would misread a schema from a newer one, and is not let near it.
     *
     * @throws SetUpFailure if a newer program was here
     */
    static void bringUp(DatabaseAccess access) {
        Flyway flyway = of(access).load();
        for (MigrationInfo migration : flyway.info().applied()) {
            if (!migration.getState().isResolved()) {
                throw new SetUpFailure("installation.database.newer", String.valueOf(migration.getVersion()));
            }
        }
        flyway.migrate();
    }

    /** Migrations name the app role as {@code "${app}"}. */
    public static FluentConfiguration of(DatabaseAccess access) {
        return Flyway.configure()
                .dataSource(access.url(), access.owner().user(), access.owner().password())
                .placeholders(Map.of("app", access.app().user()))
                .validateMigrationNaming(true);
    }
}
