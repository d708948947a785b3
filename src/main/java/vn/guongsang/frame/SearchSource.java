package vn.guongsang.frame;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.guongsang.identity.Actor;

/**
 * What a module has for the search box of every page, as a bean; {@code @Order} says in which order the
 * groups stand. Each finds only what the actor may open.
 */
@FunctionalInterface
public interface SearchSource {

    /**
     * One thing found.
     *
     * @param about what tells it from another of the same name
     */
    record Hit(String name, String href, Text about) {}

    /**
     * A group of the page of results.
     *
     * @param heading message key
     * @param all where the whole list stands; null where there is none
     */
    record Hits(String heading, List<Hit> hits, @Nullable String all) {}

    /** @param text neither blank nor longer than anybody types */
    Hits find(Actor actor, String text, int most);
}
