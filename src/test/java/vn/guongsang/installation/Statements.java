package vn.guongsang.installation;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Counts the SQL statements of a piece of work, those of its own thread only: jobs in the background
 * count nowhere.
 */
public class Statements implements BeanPostProcessor {

    private static final ThreadLocal<List<String>> COUNTED = new ThreadLocal<>();

    /** The SQL that the work executes, in its order. */
    public List<String> of(Callable<?> work) throws Exception {
        COUNTED.set(new ArrayList<>());
        try {
            work.call();
            return COUNTED.get();
        } finally {
            COUNTED.remove();
        }
    }

    /** Below the pool, which stays what it is. */
    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool) {
            pool.setDataSource(
                    new DelegatingDataSource(
                            new DriverManagerDataSource(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword())) {
                        @Override
                        public Connection getConnection() throws SQLException {
                            return counting(super.getConnection());
                        }

                        @Override
                        public Connection getConnection(String user, String password) throws SQLException {
                            return counting(super.getConnection(user, password));
                        }
                    });
        }
        return bean;
    }

    private static Connection counting(Connection connection) {
        return proxy(Connection.class, connection, (_, method, args) -> {
            Object made = call(connection, method, args);
            return switch (made) {
                case PreparedStatement statement when args != null -> counting(statement, (String) args[0]);
                case null, default -> made;
            };
        });
    }

    private static PreparedStatement counting(PreparedStatement statement, String sql) {
        return proxy(PreparedStatement.class, statement, (_, method, args) -> {
            if (method.getName().startsWith("execute") && COUNTED.get() != null) {
                COUNTED.get().add(sql);
            }
            return call(statement, method, args);
        });
    }

    private static Object call(Object target, java.lang.reflect.Method method, Object[] args) throws Throwable {
        try {
            return method.invoke(target, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, T target, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
