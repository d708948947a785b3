package vn.guongsang.installation;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * One database and the two roles in which the product comes to it.
 *
 * @param app reads and writes rows; owns nothing
 * @param owner owns the schema and runs the migrations
 */
public record DatabaseAccess(String url, Login app, Login owner) {

    /** A role of PostgreSQL with its password. */
    public record Login(String user, String password) {

        @Override
        public String toString() {
            return user;
        }
    }

    /** A connection outside any pool. */
    public Connection connect(Login login) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", login.user());
        properties.setProperty("password", login.password());
        properties.setProperty("loginTimeout", "10");
        return DriverManager.getConnection(url, properties);
    }
}
