package vn.guongsang.plan.pack;

/** One thing that the plan says: {@code id} is unique in the pack, {@code clause} is where the plan says it. */
public interface Entry {

    String id();

    /** E.g. {@code IV.5.b}; taken from the parent where a list item leaves it out. */
    String clause();
}
