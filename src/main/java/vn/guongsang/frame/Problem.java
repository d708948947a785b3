package vn.guongsang.frame;

/** What is wrong with one field of a form, in the words shown in the summary and at the field. */
public record Problem(String field, Text text) {}
