package vn.guongsang.frame;

/** One line of the menu as this actor sees it on this page. */
public record MenuEntry(String label, String path, boolean current) {}
