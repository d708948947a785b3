package vn.guongsang.plan.pack;

/** A sentence of the plan that is kept as it is: a purpose, a requirement, a task, a content. */
public record Statement(String id, String text, String clause) implements Entry {}
