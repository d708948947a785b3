package vn.guongsang.architecture.violators;

/** Does what {@code CodingRules.ONLY_COMMANDS_PRINT} forbids. */
public class Prints {

    void print() {
        System.out.println("?");
    }
}
