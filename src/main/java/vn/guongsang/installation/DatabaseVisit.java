package vn.guongsang.installation;

import java.util.Map;

/**
 * The database of an installation for a command: the operator's own, that of a program that runs, or
 * the bundled one, started for the time of the visit.
 */
public final class DatabaseVisit implements AutoCloseable {

    private final Database database;

    private DatabaseVisit(Database database) {
        this.database = database;
    }

    /**
     * @param environment as the program would get it
     * @throws SetUpFailure when there is no database to visit
     */
    public static DatabaseVisit of(Map<String, String> environment) {
        Settings settings = Settings.of(environment);
        return new DatabaseVisit(settings.external()
                .<Database>map(ExternalDatabase::open)
                .orElseGet(() -> EmbeddedDatabase.beside(settings.home())));
    }

    public DatabaseAccess access() {
        return database.access();
    }

    @Override
    public void close() {
        database.close();
    }
}
