package vn.guongsang.installation;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The operator's own PostgreSQL. It is looked at before the product touches it, so that what is
 * missing is told in one line and not by a failed migration.
 */
record ExternalDatabase(DatabaseAccess access) implements Database {

    static ExternalDatabase open(DatabaseAccess access) {
        check(access, access.owner(), connection -> {
            int version = Integer.parseInt(answer(connection, "SHOW server_version_num")) / 10_000;
            if (version != MAJOR_VERSION) {
                throw new SetUpFailure(
                        "installation.database.version",
                        access.url(),
                        Integer.toString(version),
                        Integer.toString(MAJOR_VERSION));
            }
            String encoding = answer(connection, "SHOW server_encoding");
            if (!encoding.equals("UTF8")) {
                throw new SetUpFailure("installation.database.encoding", access.url(), encoding);
            }
            // CREATE on the database is what installing the trusted extensions asks for
            if (!answer(connection, """
                            SELECT has_database_privilege(current_database(), 'CREATE')
                               AND has_schema_privilege('public', 'CREATE')
                            """).equals("t")) {
                throw new SetUpFailure(
                        "installation.database.create",
                        access.owner().user(),
                        answer(connection, "SELECT current_database()"));
            }
        });
        check(access, access.app(), connection -> {
            if (answer(connection, "SHOW is_superuser").equals("on")) {
                throw new SetUpFailure(
                        "installation.database.superuser", access.app().user());
            }
        });
        return new ExternalDatabase(access);
    }

    private interface Check {
        void on(Connection connection) throws SQLException;
    }

    private static void check(DatabaseAccess access, DatabaseAccess.Login login, Check check) {
        try (Connection connection = access.connect(login)) {
            check.on(connection);
        } catch (SQLException e) {
            throw new SetUpFailure(
                    e,
                    "installation.database.unreachable",
                    access.url(),
                    login.user(),
                    String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    private static String answer(Connection connection, String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            row.next();
            return row.getString(1);
        }
    }

    @Override
    public void close() {
        // it is the operator's, and goes on
    }
}
