package vn.guongsang.installation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Puts a {@code @SpringBootTest} on a real PostgreSQL with the product's two roles. Each test class
 * finds the database as the started application left it, although the application context is shared
 * between classes of one configuration; the tests of one class see each other's rows.
 *
 * <pre>
 * &#64;SpringBootTest
 * &#64;WithDatabase
 * class DossiersTests { … }
 * </pre>
 *
 * The context also gets {@link TestDatabase} as a bean, and {@link Settings} with an empty demo
 * world unless {@link #demo} is asked for.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
public @interface WithDatabase {

    /** Whether the demo world is loaded at the start, as {@code bin/run} without {@code --empty} does. */
    boolean demo() default false;

    /** The day on which the world stands, such as {@code 2026-09-30}; else the real one. */
    String today() default "";
}
