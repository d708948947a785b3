package vn.guongsang.signin;

/**
 * Whether administrators, hub and council must have a second factor in this installation. They must,
 * unless a bean says otherwise: a demo world, whose password everybody knows, could not be tried.
 */
@FunctionalInterface
public interface SecondFactorDuty {

    boolean holds();
}
